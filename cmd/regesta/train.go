package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"regesta/internal/train"
)

func trainCommand(_ *global) *cobra.Command {
	o := train.Options{}
	c := &cobra.Command{
		Use:   "train --corpus DIR [--out DIR]",
		Short: "Train all models from open data, bit for bit as shipped",
		Long: `Trains the models from the data folder (see data/models/en/MODEL.md for the
files it needs) and writes them into OUT/models. The same data and seed give the
same files on any machine.`,
		Example: "  regesta train --corpus ../shared/data --out data",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if o.Corpus == "" {
				return usagef("name the folder of training data with --corpus")
			}
			for _, step := range o.Only {
				if !slices.Contains(train.Steps(), step) {
					return usagef("--only %q is not one of %s", step, strings.Join(train.Steps(), ", "))
				}
			}
			o.Log = func(format string, args ...any) { fmt.Fprintf(c.ErrOrStderr(), format+"\n", args...) }
			return train.Run(c.Context(), o)
		},
	}
	c.Flags().StringVar(&o.Corpus, "corpus", "", "folder of training data")
	c.Flags().StringVar(&o.Out, "out", "data", "data folder to write models into")
	c.Flags().StringSliceVar(&o.Only, "only", nil, "steps to run: "+strings.Join(train.Steps(), ", ")+" (default: all, in this order)")
	c.Flags().Uint64Var(&o.Seed, "seed", 1, "seed of the random number generator")
	return c
}

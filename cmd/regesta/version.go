package main

import (
	"encoding/json"
	"fmt"
	"runtime"

	"github.com/spf13/cobra"
)

func versionCommand(g *global) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "version",
		Short: "Print the versions of the program and of its knowledge",
		Long:  "Prints the version of the program and the hashes of models, lexicons, actor tables,\ngazetteer and codebook that records carry.",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			x, err := g.coder()
			if err != nil {
				return err
			}
			v := x.Knowledge().Version
			if asJSON {
				return json.NewEncoder(c.OutOrStdout()).Encode(v)
			}
			fmt.Fprintf(c.OutOrStdout(), "regesta %s %s/%s %s\nmodel     %s\nlexicon   %s\nactors    %s\ngazetteer %s\ncodebook  %s\n",
				v.Version, runtime.GOOS, runtime.GOARCH, runtime.Version(), v.Model, v.Lexicon, v.Actors, v.Gazetteer, v.Codebook)
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return c
}

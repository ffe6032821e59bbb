package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"regesta/internal/geo"
)

func gazetteerCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "gazetteer",
		Short: "Work on the table of places",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	var s geo.Sources
	var out string
	compile := &cobra.Command{
		Use:   "compile --places FILE... --out DIR/gazetteer/places.bin",
		Short: "Compile GeoNames dumps into a table of places",
		Long: `Compiles GeoNames dumps (allCountries.txt, cities500.txt and the like, plain or
gzipped) or TSV tables with a header into the one file that the program reads.
Put it as gazetteer/places.bin into a folder and name that with --data.`,
		Example: "  regesta gazetteer compile --places cities500.txt --provinces admin1CodesASCII.txt --countries countryInfo.txt --out mine/gazetteer/places.bin",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) (err error) {
			if len(s.Places) == 0 || s.Provinces == "" || s.Countries == "" || out == "" {
				return usagef("name the tables with --places, --provinces and --countries, and the file to write with --out")
			}
			f, err := os.Create(out)
			if err != nil {
				return err
			}
			defer func() {
				if closeErr := f.Close(); err == nil {
					err = closeErr
				}
				if err != nil {
					os.Remove(out)
				}
			}()
			n, err := geo.Compile(f, s)
			if err != nil {
				return err
			}
			fmt.Fprintf(c.OutOrStdout(), "%d places, %d provinces, %d names, %d bytes; %d duplicates left out\n", n.Places, n.Provinces, n.Names, n.Bytes, n.Duplicates)
			return nil
		},
	}
	f := compile.Flags()
	f.StringSliceVar(&s.Places, "places", nil, "tables of places")
	f.StringSliceVar(&s.Regional, "regional", nil, "tables of settlements of one country, written XXX=FILE")
	f.StringVar(&s.Provinces, "provinces", "", "admin1CodesASCII.txt")
	f.StringVar(&s.Countries, "countries", "", "countryInfo.txt")
	f.IntVar(&s.MinPopulation, "min-population", 0, "leave out smaller settlements that are no seat of an administration")
	f.StringVar(&out, "out", "", "file to write")
	c.AddCommand(compile)
	return c
}

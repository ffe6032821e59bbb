package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"regesta/data"
	"regesta/internal/coder"
)

func lexiconCommand(g *global) *cobra.Command {
	c := &cobra.Command{
		Use:   "lexicon",
		Short: "Work on frames, word lists and actor tables",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(lexiconCheck(g), lexiconDiff(g))
	return c
}

func lexiconCheck(g *global) *cobra.Command {
	var tablesOnly bool
	c := &cobra.Command{
		Use:   "check",
		Short: "Check lexicon, actor and ontology files, and run the examples of all frames",
		Long: `Checks the built-in files, or with --data DIR those of your own laid over them,
and runs the examples of all frames. Every fault is reported with file, line and
what to do; the exit code is 1 if there is one.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			files, err := data.Open(g.dataDir)
			if err != nil {
				return err
			}
			k, err := coder.LoadInvented(g.dataDir)
			if err != nil {
				return report(c, err)
			}
			stray := unread(g.dataDir)
			fmt.Fprintf(c.OutOrStdout(), "%d entries and %d phrases of actors, %d frames\n", k.Lexicon.Len(), k.Lexicon.Phrases(), len(k.Frames.Senses()))
			if tablesOnly && stray == nil {
				return nil
			} else if tablesOnly {
				return report(c, stray)
			}
			n, faults := k.CheckExamples(files)
			fmt.Fprintf(c.OutOrStdout(), "%d of %d examples hold\n", n.Run-n.Failed, n.Run)
			return report(c, errors.Join(append([]error{stray}, faults...)...))
		},
	}
	c.Flags().BoolVar(&tablesOnly, "tables-only", false, "do not run the examples of frames")
	return c
}

// unread names the files in folder dir that nothing reads, because they do not
// have the path of a shipped file and are no frames.
func unread(dir string) error {
	if dir == "" {
		return nil
	}
	var errs []error
	fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) == ".md" || strings.HasPrefix(path.Base(name), ".") {
			return nil
		}
		if frames, _ := path.Match("lexicon/frames/*.yaml", name); frames {
			return nil
		}
		if _, err := fs.Stat(data.FS, name); err != nil {
			errs = append(errs, fmt.Errorf("%s:1: nothing reads this file; give it the path of a shipped one, such as actors/countries.tsv or lexicon/frames/agree.yaml", name))
		}
		return nil
	})
	return errors.Join(errs...)
}

// report prints faults, one a line, and returns errInput if there are any.
func report(c *cobra.Command, err error) error {
	if err == nil {
		fmt.Fprintln(c.OutOrStdout(), "no faults")
		return nil
	}
	faults := strings.TrimSpace(err.Error())
	fmt.Fprintln(c.OutOrStdout(), faults)
	fmt.Fprintf(c.ErrOrStderr(), "regesta: %d faults\n", strings.Count(faults, "\n")+1)
	return errInput
}

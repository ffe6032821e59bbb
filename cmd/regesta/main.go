// Command regesta reads news reports and writes auditable records: who did what
// to whom, when and where, and who says so.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"

	"github.com/spf13/cobra"

	"regesta"
)

// Exit codes.
const (
	exitOK      = 0
	exitInput   = 1 // some input could not be coded
	exitMisused = 2 // wrong flags or arguments
)

// errInput marks a run in which some input could not be coded; what was wrong
// has been said already.
var errInput = errors.New("some input could not be coded")

// A usageError is a mistake in the command line.
type usageError struct{ error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run executes one command line and returns its exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	var misuse usageError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errInput):
		return exitInput
	case errors.As(err, &misuse):
		fmt.Fprintf(stderr, "regesta: %v\n", err)
		return exitMisused
	}
	fmt.Fprintf(stderr, "regesta: %v\n", err)
	return exitInput
}

// global are the flags of every command.
type global struct{ dataDir string }

func (g *global) coder() (*regesta.Coder, error) {
	return regesta.New(regesta.Options{DataDir: g.dataDir})
}

func newRoot() *cobra.Command {
	g := &global{}
	root := &cobra.Command{
		Use:   "regesta",
		Short: "Who did what to whom, when and where, and who says so",
		Long: `regesta reads news reports and writes auditable records: events (PLOVER and
CAMEO), statements, figures, actors, places and dates. Every item quotes the
words of the report that justify it.`,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.NoArgs,
		PersistentPreRunE: func(*cobra.Command, []string) error {
			if g.dataDir == "" {
				return nil
			}
			if st, err := os.Stat(g.dataDir); err != nil {
				return usagef("--data %s: %v; name a folder in the shape of the project's data folder", g.dataDir, cause(err))
			} else if !st.IsDir() {
				return usagef("--data %s: it is not a folder; name one in the shape of the project's data folder", g.dataDir)
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.PersistentFlags().StringVar(&g.dataDir, "data", "", "folder of your own lexicons and actor tables, laid over the built-in ones")
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usagef("%v; see %q", err, c.CommandPath()+" --help")
	})
	root.AddCommand(codeCommand(g), parseCommand(g), resolveCommand(g), explainCommand(g), evalCommand(g), trainCommand(g), lexiconCommand(g), gazetteerCommand(), versionCommand(g))
	for _, c := range root.Commands() {
		markUsage(c)
	}
	markUsage(root)
	return root
}

// cause is err without the operation and the path, which the message names.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// markUsage turns cobra's complaints about arguments into usage errors.
func markUsage(c *cobra.Command) {
	if check := c.Args; check != nil {
		c.Args = func(c *cobra.Command, args []string) error {
			var misuse usageError
			if err := check(c, args); errors.As(err, &misuse) {
				return err
			} else if err != nil {
				return usagef("%v; see %q", err, c.CommandPath()+" --help")
			}
			return nil
		}
	}
	for _, sub := range c.Commands() {
		markUsage(sub)
	}
}

package main
import "github.com/spf13/cobra"
func resolveCommand(g *global) *cobra.Command { return &cobra.Command{Use:"resolve"} }

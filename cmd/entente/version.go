package main

import (
	"runtime/debug"

	"github.com/spf13/cobra"
)

func versionCmd(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print version, Go version and the checksum of the model",
		Example: "  entente version\n  entente version -o json",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			version, goVersion := "(devel)", ""
			if b, ok := debug.ReadBuildInfo(); ok {
				version, goVersion = b.Main.Version, b.GoVersion
			}
			eng, err := a.engine()
			if err != nil {
				return err
			}
			return a.rows([]string{"version", "go", "model"}, [][]any{{version, goVersion, eng.Model()}})
		},
	}
}

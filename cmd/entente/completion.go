package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

func completionCmd(a *app) *cobra.Command {
	shells := []string{"bash", "fish", "powershell", "zsh"}
	return &cobra.Command{
		Use:   "completion SHELL",
		Short: "Print a script that completes commands and flags: bash, fish, powershell or zsh",
		Example: `  entente completion bash > ~/.local/share/bash-completion/completions/entente
  entente completion fish > ~/.config/fish/completions/entente.fish`,
		ValidArgs: shells,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || !slices.Contains(shells, args[0]) {
				return usage("want one shell: %s", strings.Join(shells, ", "))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			root, write := cmd.Root(), map[string]func() error{}
			write["bash"] = func() error { return root.GenBashCompletionV2(a.out, true) }
			write["fish"] = func() error { return root.GenFishCompletion(a.out, true) }
			write["powershell"] = func() error { return root.GenPowerShellCompletionWithDesc(a.out) }
			write["zsh"] = func() error { return root.GenZshCompletion(a.out) }
			if err := write[args[0]](); err != nil {
				return fmt.Errorf("write completion for %s: %w", args[0], err)
			}
			return nil
		},
	}
}

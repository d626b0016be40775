package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/entente-project/entente"
)

// Exit codes are a contract: scripts rely on them (docs/formats/cli.md).
const (
	exitOK       = 0
	exitError    = 1
	exitUsage    = 2 // a flag or an argument is wrong
	exitRejects  = 3 // some inputs were rejected; the others are stored
	exitNotFound = 4
	exitLocked   = 5 // another process writes the ledger
	exitDamaged  = 6 // stored bytes fail their check, or come of a newer version
)

// usageError is a wrong flag or argument.
type usageError struct{ error }

func usage(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// rejected says that some inputs were not taken; each was named when it happened.
type rejected struct{ rejects, taken int }

func (r rejected) Error() string {
	return fmt.Sprintf("%d of %d inputs rejected", r.rejects, r.rejects+r.taken)
}

// verdict is r as an error, nil if nothing was rejected.
func (r rejected) verdict() error {
	if r.rejects > 0 {
		return r
	}
	return nil
}

func exitCode(err error) int {
	var u usageError
	var r rejected
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &u):
		return exitUsage
	case errors.As(err, &r):
		return exitRejects
	case errors.Is(err, entente.ErrNotFound):
		return exitNotFound
	case errors.Is(err, entente.ErrLocked):
		return exitLocked
	case errors.Is(err, entente.ErrDamaged), errors.Is(err, entente.ErrNewer):
		return exitDamaged
	}
	return exitError
}

// noArgs refuses words behind a command that takes none; behind the program's name they are a command that does not exist.
func noArgs(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return nil
	case cmd.HasParent():
		return usage("unexpected %q; see %s --help", args[0], cmd.CommandPath())
	}
	hint := ""
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		hint = ", did you mean " + strings.Join(near, " or ") + "?"
	}
	return usage("unknown command %q%s; see entente --help", args[0], hint)
}

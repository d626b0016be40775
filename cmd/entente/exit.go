package main

import (
	"errors"
	"fmt"

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

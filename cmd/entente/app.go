package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/entente-project/entente/engine"
)

// app is what the subcommands share: streams, global flags, and the engine, made when first asked for.
type app struct {
	streams
	ledgerPath string
	color      string // auto, always, never
	progress   string // auto, json, none
	format     string
	noHeaders  bool
	fields     []string

	under atomic.Pointer[progress] // the work under way, nil if it is none whose length is told

	once   sync.Once
	eng    *engine.Engine
	engErr error
}

// newEngine is engine.New; tests, which run many commands in one process, make one and share it.
var newEngine = engine.New

func (a *app) engine() (*engine.Engine, error) {
	a.once.Do(func() { a.eng, a.engErr = newEngine() })
	return a.eng, a.engErr
}

// dataFolder is where the user's ledger lies by default.
func dataFolder() (string, error) {
	if d := os.Getenv("XDG_DATA_HOME"); d != "" {
		return filepath.Join(d, "entente"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("find your data folder: %w; name the ledger with --ledger FILE", err)
	}
	switch runtime.GOOS {
	case "darwin":
		return filepath.Join(home, "Library", "Application Support", "entente"), nil
	case "windows":
		return filepath.Join(home, "AppData", "Local", "entente"), nil
	}
	return filepath.Join(home, ".local", "share", "entente"), nil
}

// workers is how many sentences or articles are worked on at once.
func workers() int { return max(1, runtime.GOMAXPROCS(0)) }

package main

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// commands are all commands of the program, with the names under which they are called.
func commands() map[string]*cobra.Command {
	out := map[string]*cobra.Command{}
	root := newRoot(&app{})
	root.InitDefaultHelpCmd()
	for _, c := range root.Commands() {
		out[c.Name()] = c
	}
	return out
}

func TestHelpHasExamples(t *testing.T) {
	all := commands()
	if len(all) < 12 {
		t.Fatalf("%d commands", len(all))
	}
	for name := range all {
		code, out, errs := call(t, "", name, "--help")
		if code != exitOK || errs != "" || !strings.Contains(out, "Examples:\n  ") || !strings.Contains(out, "entente "+name) {
			t.Errorf("%s --help: exit %d, no examples: %s", name, code, errs)
		}
	}
}

// TestManual: the page names every command and every flag of it, and no flag that is not there.
func TestManual(t *testing.T) {
	b, err := os.ReadFile("../../docs/formats/cli.md")
	if err != nil {
		t.Fatal(err)
	}
	page := string(b)
	said := regexp.MustCompile(`--[a-z][a-z-]*`).FindAllString(page, -1)
	there := []string{"--help"}
	for name, c := range commands() {
		if !strings.Contains(page, "| `"+name) {
			t.Errorf("cli.md has no row for the command %s", name)
		}
		for _, set := range []*pflag.FlagSet{c.Flags(), c.Root().PersistentFlags()} {
			set.VisitAll(func(f *pflag.Flag) {
				if there = append(there, "--"+f.Name); f.Name != "help" && !slices.Contains(said, "--"+f.Name) {
					t.Errorf("cli.md does not name --%s of %s", f.Name, name)
				}
			})
		}
	}
	for _, f := range said {
		if !slices.Contains(there, f) {
			t.Errorf("cli.md names %s, which no command has", f)
		}
	}
}

// TestEveryFormat: each command that prints rows prints them in every format, and refuses others before it does anything.
func TestEveryFormat(t *testing.T) {
	stored(t)
	for _, args := range [][]string{{"events"}, {"relation", "IRN", "PAK"}, {"check"}, {"version"}, {"demo"}, {"read", "--dry-run", "news"}} {
		for format, begins := range map[string]string{"json": "[\n  {\n    \"", "ndjson": "{\"", "csv": "", "tsv": "", "table": ""} {
			code, out, errs := call(t, "", append(args, "-o", format)...)
			if code != exitOK || !strings.HasPrefix(out, begins) || strings.Count(out, "\n") < 1 {
				t.Errorf("%v -o %s: exit %d, %.200s%s", args, format, code, out, errs)
			}
		}
		if code, out, errs := call(t, "", append(args, "-o", "xml")...); code != exitUsage || out != "" || !strings.Contains(errs, "want table, json, ndjson, csv or tsv") {
			t.Errorf("%v -o xml: exit %d, %s%s", args, code, out, errs)
		}
	}
}

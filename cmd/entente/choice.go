package main

import (
	"fmt"
	"slices"
	"strings"
)

// choice is a flag that takes one of some words; the first is the default.
type choice struct {
	to    *string
	words []string
}

func newChoice(to *string, words ...string) *choice {
	*to = words[0]
	return &choice{to, words}
}

func (c *choice) String() string { return *c.to }

// Type is what help shows in place of the value.
func (c *choice) Type() string { return strings.Join(c.words, "|") }

func (c *choice) Set(word string) error {
	if !slices.Contains(c.words, word) {
		return fmt.Errorf("want %s", strings.Join(c.words, ", "))
	}
	*c.to = word
	return nil
}

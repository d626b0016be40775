package main

import (
	"fmt"
	"io"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// bar shows how far long work has come: a bar on a terminal, else a line every ten seconds.
type bar struct {
	w        io.Writer
	progress *mpb.Progress // nil when not on a terminal
	line     *mpb.Bar
	n, total int
	told     time.Time
	closed   bool
}

func newBar(w io.Writer, total int) *bar {
	b := &bar{w: w, total: total, told: time.Now()}
	if terminal(w) && total > 1 {
		b.progress = mpb.New(mpb.WithOutput(w), mpb.WithWidth(40))
		b.line = b.progress.AddBar(int64(total),
			mpb.PrependDecorators(decor.Name("reading "), decor.CountersNoUnit("%d / %d")),
			mpb.AppendDecorators(decor.Percentage(), decor.Name("  "), decor.AverageETA(decor.ET_STYLE_GO), decor.Name(" left")),
			mpb.BarRemoveOnComplete())
	}
	return b
}

func (b *bar) step() {
	b.n++
	if b.line != nil {
		b.line.Increment()
		return
	}
	if now := time.Now(); now.Sub(b.told) > 10*time.Second {
		b.told = now
		fmt.Fprintf(b.w, "%d of %d read\n", b.n, b.total)
	}
}

// say prints a line above the bar.
func (b *bar) say(s string) {
	if b.progress != nil && !b.closed {
		fmt.Fprintln(b.progress, s)
		return
	}
	fmt.Fprintln(b.w, s)
}

// done ends the bar; it may be called twice.
func (b *bar) done() {
	if b.progress == nil || b.closed {
		b.closed = true
		return
	}
	b.closed = true
	if !b.line.Completed() {
		b.line.Abort(true)
	}
	b.progress.Wait()
}

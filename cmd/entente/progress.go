package main

import (
	"fmt"
	"math"
	"strings"
	"sync/atomic"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// progress tells on standard error how far long work has come: a bar on a terminal, else a line every ten seconds; with --progress=json
// an object at the beginning, once a second at most, and at the end; with --progress=none nothing.
type progress struct {
	app         *app
	doing       string // "reading"
	now         func() time.Time
	began, told time.Time
	standing    standing

	bars *mpb.Progress // nil where there is no bar
	bar  *mpb.Bar
	text atomic.Pointer[string] // what stands beside the bar, which is drawn by a goroutine of its own
}

// standing is how far the work has come. Inputs are pages, files, or lines of NDJSON; those that were rejected are done too.
type standing struct {
	Doing   string   `json:"doing"`
	Done    int      `json:"done"`
	Total   int      `json:"total,omitempty"` // left out when it is not known
	Rejects int      `json:"rejects"`
	Seconds float64  `json:"seconds"`        // since the beginning
	Rate    float64  `json:"rate"`           // done in a second
	Left    *float64 `json:"left,omitempty"` // seconds, if it goes on so; left out when there is no saying
}

// begin starts to tell of some work; total is 0 when it is not known. writes says that the work writes rows while it goes on, which a
// bar on the same terminal would spoil.
func (a *app) begin(doing string, total int, writes bool) *progress {
	p := &progress{app: a, doing: doing, now: time.Now, standing: standing{Total: total}}
	p.start()
	if a.progress == "auto" && terminal(a.err) && !(writes && terminal(a.out)) {
		p.draw()
	}
	a.under.Store(p)
	return p
}

func (p *progress) start() {
	p.began = p.now()
	p.told = p.began
	p.measure()
	if p.app.progress == "json" {
		p.app.object("progress", p.standing)
	}
}

func (p *progress) draw() {
	var build mpb.BarFillerBuilder = mpb.BarStyle()
	if p.standing.Total == 0 {
		build = mpb.NopStyle()
	}
	p.bars = mpb.New(mpb.WithOutput(p.app.err), mpb.WithWidth(40))
	p.bar = p.bars.New(0, build, mpb.PrependDecorators(decor.Name(p.doing+" ")),
		mpb.AppendDecorators(decor.Any(func(decor.Statistics) string { return *p.text.Load() }))) // a total of 0: it ends when it is told to
	p.bar.SetTotal(int64(p.standing.Total), false)
}

// more says that the input at hand holds n inputs, the lines of a file.
func (p *progress) more(n int) {
	p.standing.Total += n - 1
	if p.bar != nil {
		p.bar.SetTotal(int64(p.standing.Total), false)
	}
}

// step says that one more input is done.
func (p *progress) step() {
	p.standing.Done++
	p.measure()
	every := map[string]time.Duration{"json": time.Second, "auto": 10 * time.Second}[p.app.progress]
	switch now := p.now(); {
	case p.bar != nil:
		p.bar.Increment()
	case every > 0 && now.Sub(p.told) >= every:
		p.told = now
		p.tell()
	}
}

func (p *progress) tell() {
	if p.app.progress == "json" {
		p.app.object("progress", p.standing)
		return
	}
	p.app.note("%s", p.doing+" "+p.standing.String())
}

// end is told once, whatever the end is.
func (p *progress) end() {
	p.app.under.Store(nil)
	if p.bar != nil {
		p.bar.Abort(true)
		p.bars.Wait()
	}
	p.measure()
	if p.app.progress == "json" {
		p.app.object("progress", p.standing)
	}
}

// measure brings the figures that hang on the clock up to date.
func (p *progress) measure() {
	s := &p.standing
	s.Doing = p.doing
	seconds, done := p.now().Sub(p.began).Seconds(), float64(s.Done)
	s.Seconds, s.Rate, s.Left = tenths(seconds), 0, nil
	if seconds > 0 {
		s.Rate = tenths(done / seconds)
	}
	if s.Done > 0 && s.Total >= s.Done {
		left := tenths(seconds / done * (float64(s.Total) - done))
		s.Left = &left
	}
	text := s.String()
	p.text.Store(&text)
}

func tenths(x float64) float64 { return math.Round(x*10) / 10 }

func (s standing) String() string {
	parts := []string{fmt.Sprint(s.Done)}
	if s.Total > 0 {
		parts[0] += fmt.Sprintf(" of %d", s.Total)
	}
	parts = append(parts, fmt.Sprintf("%.1f/s", s.Rate))
	if s.Left != nil {
		parts = append(parts, time.Duration(*s.Left*float64(time.Second)).Round(time.Second).String()+" left")
	}
	if s.Rejects > 0 {
		parts = append(parts, fmt.Sprintf("%d rejected", s.Rejects))
	}
	return strings.Join(parts, ", ")
}

package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// screen is a terminal of 100 columns, and all that was written to it.
type screen struct {
	*os.File
	mu     sync.Mutex
	all    strings.Builder
	closed chan bool
}

func newScreen(t *testing.T) *screen {
	t.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip("no terminals here:", err)
	}
	t.Cleanup(func() { master.Close() })
	n, err := unix.IoctlGetInt(int(master.Fd()), unix.TIOCGPTN)
	if err == nil {
		err = unix.IoctlSetPointerInt(int(master.Fd()), unix.TIOCSPTLCK, 0)
	}
	if err == nil {
		err = unix.IoctlSetWinsize(int(master.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Row: 30, Col: 100})
	}
	if err != nil {
		t.Skip("no terminals here:", err)
	}
	s := &screen{closed: make(chan bool)}
	if s.File, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|unix.O_NOCTTY, 0); err != nil {
		t.Skip("no terminals here:", err)
	}
	go func() {
		defer close(s.closed)
		b := make([]byte, 4096)
		for {
			n, err := master.Read(b)
			s.mu.Lock()
			s.all.Write(b[:n])
			s.mu.Unlock()
			if err != nil { // the other end was closed
				return
			}
		}
	}()
	return s
}

func (s *screen) shown() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return strings.ReplaceAll(s.all.String(), "\r\n", "\n")
}

// end closes the terminal and is all that it showed.
func (s *screen) end() string {
	s.Close()
	<-s.closed
	return s.shown()
}

// shows waits for the words: a bar is drawn by a goroutine, some times a second.
func (s *screen) shows(words string) bool {
	for range 1000 {
		if strings.Contains(s.shown(), words) {
			return true
		}
		time.Sleep(10 * time.Millisecond)
	}
	return false
}

// TestTerminal: on a terminal there are tables, colours and a bar without being asked for, as far as the environment allows.
func TestTerminal(t *testing.T) {
	folder(t, map[string]string{"a.txt": recall("1"), "b.txt": recall("2"), "empty.txt": ""})
	t.Setenv("TERM", "xterm")
	on := func(args ...string) string {
		t.Helper()
		tty := newScreen(t)
		run(context.Background(), args, streams{strings.NewReader(""), tty.File, tty.File})
		return tty.end()
	}
	if s := on("read", "a.txt", "b.txt", "empty.txt"); !strings.Contains(s, "read empty.txt: no article body") || !strings.Contains(s, "2 articles read") ||
		!strings.Contains(s, bold+"entente:"+plain) {
		t.Errorf("read: %q", s)
	}
	if s := on("version"); !strings.HasPrefix(s, bold+"VERSION") {
		t.Errorf("version: %q", s)
	}
	for name, value := range map[string]string{"NO_COLOR": "1", "TERM": "dumb"} {
		t.Setenv("NO_COLOR", "")
		t.Setenv(name, value)
		if s := on("version"); !strings.HasPrefix(s, "VERSION") || strings.Contains(s, "\x1b") {
			t.Errorf("%s=%s: %q", name, value, s)
		}
		if s := on("version", "--color=always"); !strings.HasPrefix(s, bold) {
			t.Errorf("--color=always with %s=%s: %q", name, value, s)
		}
	}
}

func TestBar(t *testing.T) {
	tty := newScreen(t)
	a := &app{streams: streams{err: tty.File, out: tty.File}, progress: "auto"}
	p := a.begin("reading", 2, false)
	p.more(3)
	p.step()
	p.standing.Rejects++
	p.step()
	if words := "] 2 of 4, "; !tty.shows(words) || !tty.shows(" left, 1 rejected") || !tty.shows("reading ") {
		t.Errorf("no bar says %q: %q", words, tty.shown())
	}
	a.line("a line above the bar")
	p.end()
	a.line("a line behind it")
	if s := tty.end(); !strings.Contains(s, "a line above the bar\n") || !strings.HasSuffix(s, "a line behind it\n") {
		t.Errorf("bar: %q", s)
	}
	tty = newScreen(t)
	a = &app{streams: streams{err: tty.File, out: tty.File}, progress: "auto"}
	if p := a.begin("coding", 0, true); p.bar != nil {
		t.Error("a bar is drawn between the rows")
	}
	tty.end()
}

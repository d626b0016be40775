package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// pty is a terminal, and what is shown on it once it is closed.
func pty(t *testing.T) (*os.File, func() string) {
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
	if err != nil {
		t.Skip("no terminals here:", err)
	}
	slave, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skip("no terminals here:", err)
	}
	shown := make(chan string)
	go func() {
		var all []byte
		b := make([]byte, 4096)
		for {
			n, err := master.Read(b)
			all = append(all, b[:n]...)
			if err != nil { // the other end was closed
				shown <- string(all)
				return
			}
		}
	}()
	return slave, func() string { slave.Close(); return strings.ReplaceAll(<-shown, "\r\n", "\n") }
}

// TestTerminal: on a terminal there are tables, colours and a bar without being asked for, as far as the environment allows.
func TestTerminal(t *testing.T) {
	folder(t, map[string]string{"a.txt": recall("1"), "b.txt": recall("2"), "empty.txt": ""})
	t.Setenv("TERM", "xterm")
	on := func(args ...string) string {
		t.Helper()
		tty, shown := pty(t)
		run(context.Background(), args, streams{strings.NewReader(""), tty, tty})
		return shown()
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
	tty, shown := pty(t)
	p := (&app{streams: streams{err: tty}, progress: "auto"}).begin("reading", 2, false)
	p.step()
	p.app.line("a line above the bar")
	p.step()
	p.end()
	if s := shown(); p.bar == nil || !strings.Contains(s, "a line above the bar\n") {
		t.Errorf("bar: %q", s)
	}
	tty, shown = pty(t)
	if p := (&app{streams: streams{err: tty, out: tty}, progress: "auto"}).begin("coding", 0, true); p.bar != nil {
		t.Error("a bar is drawn between the rows")
	}
	shown()
}

package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
)

// inputLine is a line of a stream that is not blank.
type inputLine struct {
	text    []byte // without the white space around it; nil if it is too long
	number  int    // counted from 1, blank lines too
	offset  int    // of its first byte in the stream
	tooLong bool
}

// eachLine calls f with each line that is not blank. A line over the bound is skipped to its end and told as too long.
func eachLine(in io.Reader, most int, f func(inputLine)) error {
	r := bufio.NewReaderSize(in, 1<<16)
	var line []byte
	long := false
	begin, next := 0, 0 // of the line, and behind what was read of it
	for n := 1; ; {
		part, err := r.ReadSlice('\n')
		next += len(part)
		if !long {
			line = append(line, part...)
			long = len(line) > most
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("read standard input: %w", err)
		}
		if long {
			f(inputLine{number: n, offset: begin, tooLong: true})
		} else if t := trimmed(line); len(t) > 0 {
			f(inputLine{text: append([]byte(nil), t...), number: n, offset: begin})
		}
		line, long, begin = line[:0], false, next
		n++
		if err != nil {
			return nil
		}
	}
}

func trimmed(b []byte) []byte {
	for len(b) > 0 && (b[len(b)-1] == '\n' || b[len(b)-1] == '\r' || b[len(b)-1] == ' ') {
		b = b[:len(b)-1]
	}
	for len(b) > 0 && (b[0] == ' ' || b[0] == '\t') {
		b = b[1:]
	}
	return b
}

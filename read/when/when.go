// Package when reads the instants that pages give: "2024-01-19T15:52:00Z" of markup, "19 janvier 2024, 15h52 GMT" and
// "April 3, 2024 at 4:05 p.m. EDT" of visible lines. What a story says about time is not its business, only when the page appeared.
//
// Month names and the words of "2 hours ago" come from the languages' page.txt. A time without a zone is taken as UTC, a day
// without a time is midnight UTC. Anything else gives the zero time. It reads no clock.
package when

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/entente-project/entente/lang"
)

// layouts are how markup writes an instant; RFC 3339 and its common misspellings.
var layouts = []string{
	time.RFC3339Nano, "2006-01-02T15:04:05.999999999Z0700", "2006-01-02T15:04:05.999999999", "2006-01-02T15:04Z07:00", "2006-01-02T15:04",
	"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 Z07:00", "2006-01-02T15:04Z0700", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05-0700", "2006-01-02 15:04:05.999999999", "2006-01-02 15:04", "2006-01-02T15:04:05Z07", "2006-01-02",
	"20060102T150405Z0700", "20060102", "2006/01/02 15:04:05", "2006/01/02 15:04", "2006/01/02", time.RFC1123Z, time.RFC1123, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST",
	"Mon Jan 02 15:04:05 MST 2006", "Mon Jan 02 2006 15:04:05 GMT-0700",
}

// Machine reads an instant as markup writes it.
func Machine(s string) time.Time {
	s = strings.TrimSpace(s)
	if len(s) < 8 || len(s) > 60 {
		return time.Time{}
	}
	if strings.HasPrefix(s, "00") {
		return time.Time{}
	}
	for _, l := range layouts {
		if t, err := time.Parse(l, s); err == nil && sane(t) {
			return zoned(t)
		}
	}
	if i := strings.IndexAny(s, "[("); i > 0 { // "...+02:00[Europe/Paris]", "(Central European Time)"
		return Machine(s[:i])
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		switch len(s) {
		case 10:
			return time.Unix(n, 0).UTC()
		case 13:
			return time.UnixMilli(n).UTC()
		}
	}
	return time.Time{}
}

// zoned gives a time read with a zone's name, which Go reads as offset 0, its offset.
func zoned(t time.Time) time.Time {
	name, off := t.Zone()
	if z, ok := zones[name]; ok && off == 0 && z != 0 {
		return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.FixedZone(name, z))
	}
	return t
}

func sane(t time.Time) bool { return t.Year() >= 1900 && t.Year() < 2200 }

// Visible reads the first full date of a line, and the time that follows or precedes it. hasTime tells whether a time was there.
func Visible(line string, pages []*lang.Page) (t time.Time, hasTime bool) {
	ws := words(line)
	if len(ws) > 60 {
		ws = ws[:60]
	}
	for i := range ws {
		if y, m, d, n := dateAt(ws[i:], pages); n > 0 {
			t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
			if t.Day() != d {
				continue
			}
			rest := ws[i+n:]
			h, min, sec, zone, ok := clock(rest)
			if !ok {
				h, min, sec, zone, ok = clock(ws[:i])
			}
			return time.Date(y, time.Month(m), d, h, min, sec, 0, zone), ok
		}
	}
	return time.Time{}, false
}

// words cuts a line into numbers and words; "15h52" is three of them. Punctuation is kept only where it may join numbers.
func words(line string) []string {
	var ws []string
	kind := func(r rune) int {
		switch {
		case r >= '0' && r <= '9':
			return 1
		case unicode.IsLetter(r):
			return 2
		case strings.ContainsRune(":/-+.", r):
			return 3
		}
		return 0
	}
	last := 0
	for _, r := range strings.ToLower(line) {
		k := kind(r)
		switch {
		case k == 0:
		case k == last && k != 3:
			ws[len(ws)-1] += string(r)
		default:
			ws = append(ws, string(r))
		}
		last = k
	}
	return ws
}

// dateAt reads a date at the start of the words: its year, month, day and the number of words; 0 words if there is none.
func dateAt(ws []string, pages []*lang.Page) (y, m, d, n int) {
	ws0 := ws
	get := func(i int) string {
		if i < len(ws) {
			return ws[i]
		}
		return ""
	}
	skip := func(i int, marks ...string) int {
		for _, mark := range marks {
			if get(i) == mark {
				return i + 1
			}
		}
		return i
	}
	// 19 janvier 2024, 1er mars 2024
	if d = number(get(0), 1, 31); d > 0 {
		i := skip(1, "er", "st", "nd", "rd", "th", ".")
		if m = month(get(i), pages); m > 0 {
			i = skip(i+1, ".")
			if y = number(get(i), 1900, 2199); y > 0 {
				return y, m, d, i + 1
			}
		}
		// 19/01/2024 and 19.01.2024; the month is first only where the day cannot be
		for _, mark := range []string{"/", ".", "-"} {
			if get(1) == mark && get(3) == mark {
				m, y := number(get(2), 1, 31), number(get(4), 1900, 2199)
				if m > 12 && d <= 12 {
					d, m = m, d
				}
				if y > 0 && m > 0 && m <= 12 {
					return y, m, d, 5
				}
			}
		}
	}
	// January 19, 2024
	if m = month(ws0[0], pages); m > 0 {
		i := skip(1, ".")
		if d = number(get(i), 1, 31); d > 0 {
			i = skip(i+1, "st", "nd", "rd", "th")
			if y = number(get(i), 1900, 2199); y > 0 {
				return y, m, d, i + 1
			}
		}
	}
	// 2024-01-19
	if y = number(get(0), 1900, 2199); y > 0 && (get(1) == "-" || get(1) == "/") && get(3) == get(1) {
		m, d = number(get(2), 1, 12), number(get(4), 1, 31)
		if m > 0 && d > 0 {
			return y, m, d, 5
		}
	}
	return 0, 0, 0, 0
}

func month(w string, pages []*lang.Page) int {
	for _, p := range pages {
		if m := p.Months[w]; m > 0 {
			return m
		}
	}
	return 0
}

// number is the value of a word of digits within bounds; 0 if it is none.
func number(w string, low, high int) int {
	n, err := strconv.Atoi(w)
	if err != nil || n < low || n > high || len(w) > 4 {
		return 0
	}
	return n
}

// Ago reads "2 hours ago" as a span before now; 0 if it is none.
func Ago(line string, pages []*lang.Page) time.Duration {
	units := map[string]time.Duration{"minute": time.Minute, "hour": time.Hour, "day": 24 * time.Hour}
	for _, p := range pages {
		s, ok := p.Ago.Fill(line)
		if !ok {
			continue
		}
		ws := words(s)
		for i := 0; i+1 < len(ws); i++ {
			if n := number(ws[i], 1, 9999); n > 0 && units[p.Units[ws[i+1]]] > 0 {
				return time.Duration(n) * units[p.Units[ws[i+1]]]
			}
		}
	}
	return 0
}

package parse

import (
	_ "embed"
	"strings"
	"sync"
)

// maxScan bounds how far one token is looked for, in bytes: the time stays linear whatever stands in the text.
const maxScan = 256

//go:embed signs.txt
var signsText string

// signs are the lists of signs.txt.
var signs = sync.OnceValue(func() map[string]map[string]bool {
	lists := map[string]map[string]bool{"face": {}, "ending": {}}
	for line := range strings.Lines(signsText) {
		f := strings.Fields(line)
		if len(f) == 0 || lists[f[0]] == nil {
			continue
		}
		for _, w := range f[1:] {
			lists[f[0]][w] = true
		}
	}
	return lists
})

// web is the end of the address, mention or hashtag that begins at byte i; i if none does.
func web(s string, i int) int {
	switch c := s[i]; {
	case c == '#' || c == '@':
		return tag(s, i)
	case address(s[i:]):
		return trim(s, i, until(s, i))
	}
	if e := mail(s, i); e > i {
		return e
	}
	return site(s, i)
}

// address tells whether the text begins with a scheme or "www.".
func address(s string) bool {
	for _, p := range [...]string{"http://", "https://", "www.", "ftp://", "mailto:"} {
		if len(s) > len(p) && strings.EqualFold(s[:len(p)], p) {
			r, _ := at(s, len(p))
			return wordly(r) || r == '/'
		}
	}
	return false
}

// until is the end of the stretch without spaces, quotes and angle brackets.
func until(s string, i int) int {
	for i < len(s) {
		r, n := at(s, i)
		if space(r) || strings.ContainsRune("<>\"«»“”", r) {
			break
		}
		i += n
	}
	return i
}

// trim takes from the end of an address what belongs to the sentence around it.
func trim(s string, i, e int) int {
	open := strings.Count(s[i:e], "(") - strings.Count(s[i:e], ")")
	square := strings.Count(s[i:e], "[") - strings.Count(s[i:e], "]")
	for e > i+1 {
		c := s[e-1]
		if c == ')' && open < 0 {
			open++
		} else if c == ']' && square < 0 {
			square++
		} else if !strings.ContainsRune(".,;:!?'*", rune(c)) {
			break
		}
		e--
	}
	return e
}

// tag is the end of "#word" or "@name".
func tag(s string, i int) int {
	e := i + 1
	if r, _ := at(s, e); !wordly(r) || digit(r) {
		return i
	}
	for e < len(s) {
		r, n := at(s, e)
		if !wordly(r) {
			break
		}
		e += n
	}
	return e
}

// mail is the end of "name@host"; i if there is none.
func mail(s string, i int) int {
	sign := -1
	e := i
	for e < len(s) && e < i+maxScan {
		c := s[e]
		if c == '@' && sign < 0 && e > i {
			sign = e
		} else if !(wordly(rune(c)) && c < 0x80) && strings.IndexByte(".-+%", c) < 0 {
			break
		}
		e++
	}
	if sign < 0 || e == sign+1 || !wordly(rune(s[sign+1])) {
		return i
	}
	return trim(s, i, e)
}

// site is the end of "name.fr" or "report.pdf": parts joined by full stops, the last a known ending; i if there is none.
func site(s string, i int) int {
	e, dot := i, -1
	for e < len(s) && e < i+maxScan {
		c := s[e]
		if c == '.' && e > i && e+1 < len(s) && wordly(rune(s[e+1])) {
			dot = e
		} else if c >= 0x80 || !wordly(rune(c)) && c != '-' {
			break
		}
		e++
	}
	if dot < 0 || dot < i+2 || !signs()["ending"][strings.ToLower(s[dot+1:e])] {
		return i
	}
	if e < len(s) && s[e] == '/' && e+1 < len(s) && wordly(rune(s[e+1])) {
		return trim(s, i, until(s, e))
	}
	return e
}

// face is the end of an emoticon at byte i; i if none stands there. It must stand apart from the word after it.
func face(s string, i int) int {
	for n := min(5, len(s)-i); n >= 2; n-- {
		if signs()["face"][s[i:i+n]] {
			if r, _ := at(s, i+n); !wordly(r) {
				return i + n
			}
		}
	}
	return i
}

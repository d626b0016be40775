package who

import (
	"strings"
	"unicode"

	"github.com/entente-project/entente"
)

// atom is an unbroken run of letters and digits in a token. Names are compared atom by atom, so that "États-Unis" matches
// whether a parser keeps it whole or cuts it at the hyphen.
type atom struct {
	key    string // lower case, without accents
	text   string // as written
	token  int    // index into Sentence.Tokens
	starts edge   // what stands before it in its token
	ends   edge   // what stands after it in its token
}

// edge is what bounds an atom.
type edge int

const (
	clean  edge = iota // the token's own bound, an elided article, a possessive mark
	hyphen             // a hyphen: the atom is part of a compound such as "US-backed"
	inside             // anything else
)

// atoms cuts the tokens of a sentence.
func atoms(tokens []entente.Token) []atom {
	var out []atom
	for i, t := range tokens {
		out = append(out, cut(t.Form, i)...)
	}
	return glue(out, tokens)
}

// cut makes the atoms of one token.
func cut(form string, token int) []atom {
	var out []atom
	runes := []rune(form)
	for i := 0; i < len(runes); {
		if !letter(runes[i]) {
			i++
			continue
		}
		j := i
		for j < len(runes) && letter(runes[j]) {
			j++
		}
		text := string(runes[i:j])
		out = append(out, atom{fold(text), text, token, before(runes, i), after(runes, j)})
		i = j
	}
	return out
}

func letter(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' || r == '‘' }

func dash(r rune) bool { return r == '-' || r == '‐' || r == '‑' || r == '–' }

func before(runes []rune, i int) edge {
	switch {
	case i == 0 || i == 1 && !dash(runes[0]):
		return clean
	case dash(runes[i-1]):
		return hyphen
	case apostrophe(runes[i-1]) && i <= 3: // l'Iran, d'Iran, qu'Israël
		return clean
	}
	return inside
}

func after(runes []rune, j int) edge {
	switch {
	case j == len(runes) || j == len(runes)-1 && !dash(runes[j]):
		return clean
	case dash(runes[j]):
		return hyphen
	case apostrophe(runes[j]) && len(runes)-j <= 2: // Iran's
		return clean
	}
	return inside
}

// glue marks atoms that touch a token which is only a hyphen: treebanks of English cut "US-backed" into three tokens.
func glue(list []atom, tokens []entente.Token) []atom {
	for i := range list {
		t := list[i].token
		if t+1 < len(tokens) && !tokens[t].SpaceAfter && isDash(tokens[t+1].Form) && !tokens[t+1].SpaceAfter && list[i].ends == clean {
			list[i].ends = hyphen
		}
		if t > 1 && isDash(tokens[t-1].Form) && !tokens[t-1].SpaceAfter && !tokens[t-2].SpaceAfter && list[i].starts == clean {
			list[i].starts = hyphen
		}
	}
	return list
}

func isDash(s string) bool { r := []rune(s); return len(r) == 1 && dash(r[0]) }

// plain lists accented letters beside the letter they are compared as.
const plain = "aàáâãäåāăą cçćčĉ dďđ eèéêëēĕėęě gğĝġģ hħĥ iìíîïīĭįıi lłľĺļ nñńňņ oòóôõöøōŏő rřŕŗ sśšşșŝ tťţțŧ uùúûüūŭůűų wŵ yýÿŷ zźžż"

var base = func() map[rune]string {
	m := map[rune]string{'œ': "oe", 'æ': "ae", 'ß': "ss", 'ð': "d", 'þ': "th"}
	for _, group := range strings.Fields(plain) {
		letters := []rune(group)
		for _, r := range letters[1:] {
			m[r] = string(letters[0])
		}
	}
	return m
}()

// fold is lower case without accents; combining marks are dropped.
func fold(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		switch repl, ok := base[r]; {
		case ok:
			b.WriteString(repl)
		case unicode.Is(unicode.Mn, r):
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// capital tells whether the word begins with a capital letter.
func capital(s string) bool {
	for _, r := range s {
		return unicode.IsUpper(r)
	}
	return false
}

// shout tells whether a word of two to eight characters is written in capitals throughout: an acronym.
func shout(s string) bool {
	n := 0
	for _, r := range s {
		n++
		if unicode.IsLower(r) {
			return false
		}
	}
	return n >= 2 && n <= 8
}

package who

import (
	"strings"
	"unicode"

	"github.com/entente-project/entente"
)

// In are the parties named by a stretch of the sentence, as somebody else marked it: the phrase of the word that heads the
// stretch, else what its words say by themselves.
func (r *Reading) In(span entente.Span) []entente.Mention {
	var words []int
	for i := range r.s.Words {
		if r.s.Tokens[r.token(i+1)].Span.Meets(span) {
			words = append(words, i+1)
		}
	}
	if len(words) == 0 {
		return nil
	}
	if head := r.headOf(words); head > 0 {
		if out := r.Who(head); resolved(out) && (len(r.kids[head]) == 0 || span.Holds(out[0].Span) || out[0].Span.Holds(span)) {
			return out
		}
	}
	return r.bare(words)
}

// headOf is the only word of the range that hangs outside of it, 0 if several do.
func (r *Reading) headOf(words []int) int {
	head := 0
	for _, n := range words {
		if h := r.word(n).Head; h >= words[0] && h <= words[len(words)-1] {
			continue
		}
		if rel := r.rel(n); rel == "punct" || rel == "case" {
			continue
		}
		if head > 0 {
			return 0
		}
		head = n
	}
	return head
}

// bare resolves a range of words without looking at the tree.
func (r *Reading) bare(words []int) []entente.Mention {
	flat := *r
	flat.flat, flat.kids, flat.seen = true, make([][]int, len(r.kids)), map[int][]entente.Mention{}
	p := phrase{words: words, head: flat.guess(words)}
	if w := flat.role(p.head); w == nil {
		var out []entente.Mention
		for _, o := range flat.owners(phrase{words, words[len(words)-1]}, nil, distant) {
			out = append(out, flat.mention(o.Party, r.token(words[0]), r.token(words[len(words)-1])))
		}
		if out == nil {
			out = flat.known(p)
		}
		return out
	}
	if m := flat.pair(p); m != nil {
		return m
	}
	return flat.asRole(p, flat.role(p.head))
}

// known looks the persons of the words up in the memory, and takes a lone pronoun back to what it stands for.
func (r *Reading) known(p phrase) []entente.Mention {
	if len(p.words) == 1 {
		if m := r.pronoun(p.words[0]); m != nil {
			return m
		}
	}
	first, last := r.token(p.words[0]), r.token(p.words[len(p.words)-1])
	for i := len(p.words) - 1; i >= 0; i-- {
		if party, ok := r.mem.persons[fold(r.word(p.words[i]).Form)]; ok {
			return []entente.Mention{r.mention(party, first, last)}
		}
	}
	return nil
}

// guess is the head of words without a tree: the last actor word before the first preposition, else the first actor word, else
// the first word.
func (r *Reading) guess(words []int) int {
	head := 0
	for _, n := range words {
		_, of := r.small(n, "genitive")
		_, at := r.small(n, "at")
		if (of || at) && head > 0 {
			break
		}
		if r.role(n) != nil && r.hit(n) == nil && r.role(n).words[0].class != "title" {
			head = n
		}
	}
	if head == 0 {
		return words[0]
	}
	return head
}

// Text resolves a mention that stands by itself, cut at white space and apostrophes, without a tree.
func (x *Lexicon) Text(text string, mem *Memory) []entente.Mention {
	s := Loose(text)
	if len(s.Words) == 0 {
		return nil
	}
	return x.Read(s, mem).In(s.Span)
}

// Loose makes a sentence without a tree.
func Loose(text string) *entente.Sentence {
	s := &entente.Sentence{Span: entente.Span{Start: 0, End: len(text)}}
	add := func(start, end int) {
		if start == end {
			return
		}
		form := text[start:end]
		upos := "NOUN"
		if capital(form) {
			upos = "PROPN"
		}
		n := len(s.Tokens)
		s.Tokens = append(s.Tokens, entente.Token{Form: form, Span: entente.Span{Start: start, End: end}, First: n, Last: n,
			SpaceAfter: end < len(text) && text[end] == ' '})
		s.Words = append(s.Words, entente.Word{Form: form, UPOS: upos, Token: n})
	}
	start := 0
	for i, c := range text {
		switch {
		case unicode.IsSpace(c):
			add(start, i)
			start = i + len(string(c))
		case c == ',' || c == '(' || c == ')' || c == ';' || c == '"' || c == '«' || c == '»' || c == '&':
			add(start, i)
			add(i, i+len(string(c)))
			start = i + len(string(c))
		case apostrophe(c):
			rest := strings.ToLower(text[i+len(string(c)):])
			if rest == "s" || strings.HasPrefix(rest, "s ") {
				add(start, i)
				start = i
			} else if i-start <= 2 {
				add(start, i+len(string(c)))
				start = i + len(string(c))
			}
		}
	}
	add(start, len(text))
	return s
}

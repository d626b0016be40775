package merge

import (
	"cmp"
	_ "embed" // publishers.txt
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/internal/shingle"
	"github.com/entente-project/entente/ontology"
)

// Thresholds of containment. The first was measured (internal/shingle); the second is a guess: pages that name one original publisher
// need less.
const (
	copied    = 0.1
	reprinted = 0.05
)

// copyReach is how far apart a story and its copy may be published; reprintReach a wire story and its translation. Guesses.
const (
	copyReach    = 7 * 24 * time.Hour
	reprintReach = 48 * time.Hour
)

// SourceOf is the source an article makes with its reports.
func SourceOf(o *ontology.Ontology, a *entente.Article, reports []entente.Report) entente.Source {
	s := entente.Source{ID: a.ID, Publisher: a.Publisher, Lang: a.Lang, Published: a.Published, Sketch: shingle.Of(a.Body())}
	if s.Published.IsZero() {
		s.Published = a.Read
	}
	if a.From != nil {
		s.From = a.From.Publisher
	}
	for i := range reports {
		f := entente.Filed{Report: reports[i], On: reports[i].Date.Start}
		e := newEntry(o, &f)
		s.Tells = append(s.Tells, strings.Join([]string{Group(o, &f), e.profile.family, e.profile.recipients, f.On.UTC().Format(time.DateOnly)}, "|"))
	}
	slices.Sort(s.Tells)
	s.Tells = slices.Compact(s.Tells)
	return s
}

// One tells whether two articles are one source by themselves: one holds a tenth of the other (a copy); both go back to one
// publisher and share some text (a wire story and its reprint); or they do so in different languages and tell the same acts (a
// translation). Two stories of one outlet are two. It is symmetric.
func One(a, b entente.Source) bool {
	if a.ID == b.ID {
		return true
	}
	if outlet(a) != "" && outlet(a) == outlet(b) && name(a.From) == name(b.From) {
		return false
	}
	apart := a.Published.Sub(b.Published).Abs()
	if apart > copyReach {
		return false
	}
	share := shingle.Containment(a.Sketch, b.Sketch)
	if share >= copied {
		return true
	}
	if voice(a) == "" || voice(a) != voice(b) || a.From == "" && b.From == "" || apart > reprintReach {
		return false
	}
	return share >= reprinted || a.Lang != b.Lang && tellAlike(a.Tells, b.Tells)
}

// tellAlike tells whether at least half of what the terser one tells is told by the other too.
func tellAlike(a, b []string) bool {
	both := 0
	for _, t := range a {
		if _, ok := slices.BinarySearch(b, t); ok {
			both++
		}
	}
	return both > 0 && 2*both >= min(len(a), len(b))
}

// Origins is the origin key of each article: "VOICE/ARTICLE", where ARTICLE is the first of those that are one source and
// VOICE its publisher. Articles that are one source with a third are one source. The order of the sources does not matter.
//
// The cost is that of comparing each with each; the caller passes those that may have to do with one another.
func Origins(sources []entente.Source) map[string]string {
	s := slices.Clone(sources)
	slices.SortFunc(s, firstTold)
	root := make([]int, len(s))
	for i := range s {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	for i := range s {
		for j := range i {
			if One(s[i], s[j]) {
				a, b := find(i), find(j)
				root[max(a, b)] = min(a, b)
			}
		}
	}
	out := make(map[string]string, len(s))
	for i := range s {
		out[s[i].ID] = Key(s[find(i)])
	}
	return out
}

// firstTold is the order in which articles can be the first of their source: by time, unknown last; a story before its republication.
func firstTold(a, b entente.Source) int {
	return cmp.Or(unknown(a.Published)-unknown(b.Published), a.Published.Compare(b.Published), cmp.Compare(len(a.From), len(b.From)), cmp.Compare(a.ID, b.ID))
}

func unknown(t time.Time) int {
	if t.IsZero() {
		return 1
	}
	return 0
}

// Key is the origin key that an article has as the first of its source.
func Key(s entente.Source) string { return cmp.Or(voice(s), "article "+s.ID) + "/" + s.ID }

// Origin is the key of articles that are known to be one source: that of the first. There must be at least one.
func Origin(one []entente.Source) string { return Key(slices.MinFunc(one, firstTold)) }

// voice is whose story it is: the publisher it names, else its own.
func voice(s entente.Source) string { return cmp.Or(name(s.From), outlet(s)) }

func outlet(s entente.Source) string { return name(s.Publisher) }

// Voice is the publisher's part of an origin key.
func Voice(origin string) string {
	if i := strings.LastIndexByte(origin, '/'); i >= 0 {
		return origin[:i]
	}
	return origin
}

//go:embed publishers.txt
var publishers string

// name is a publisher's name for comparing: small letters and digits, without the words of publishers.txt at either end, so that
// "BBC News" and "BBC" are one.
func name(publisher string) string {
	words := strings.FieldsFunc(strings.ToLower(publisher), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	for len(words) > 1 && emptyWords[words[0]] {
		words = words[1:]
	}
	for len(words) > 1 && emptyWords[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

var emptyWords = func() map[string]bool {
	out := map[string]bool{}
	for l := range strings.Lines(publishers) {
		if !strings.HasPrefix(l, "#") {
			for w := range strings.FieldsSeq(l) {
				out[w] = true
			}
		}
	}
	return out
}()

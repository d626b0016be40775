package draft

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/entente-project/entente"
	"golang.org/x/text/unicode/norm"
)

// Valid tells the first promise of entente.Article that an article breaks: text in UTF-8 and NFC, one paragraph to a line, and
// paragraphs that cover the text in order, each inside it and between characters. nil if it keeps them all.
func Valid(a *entente.Article) error {
	if !utf8.ValidString(a.Text) || !norm.NFC.IsNormalString(a.Text) {
		return fmt.Errorf("article %s: text is not UTF-8 in NFC", a.ID)
	}
	for _, s := range append(append([]string{a.Headline, a.Publisher, a.URL}, a.Byline...), a.Tags...) {
		if !utf8.ValidString(s) || strings.ContainsAny(s, "\n\x00") {
			return fmt.Errorf("article %s: field %q is not one line of UTF-8", a.ID, s)
		}
	}
	if len(a.ID) != 32 {
		return fmt.Errorf("article %q: id has %d digits, want 32", a.ID, len(a.ID))
	}
	at := 0
	for i, p := range a.Paragraphs {
		s := p.Span
		if s.Start != at || s.Empty() || s.End > len(a.Text) || s.End < len(a.Text) && a.Text[s.End] != '\n' {
			return fmt.Errorf("article %s: paragraph %d spans [%d,%d) of %d bytes, want it to start at %d and end before a line end", a.ID, i, s.Start, s.End, len(a.Text), at)
		}
		if strings.Contains(s.Of(a.Text), "\n") {
			return fmt.Errorf("article %s: paragraph %d has two lines", a.ID, i)
		}
		at = s.End + 1
	}
	if len(a.Text) > 0 && at != len(a.Text)+1 {
		return fmt.Errorf("article %s: paragraphs end at %d of %d bytes", a.ID, at-1, len(a.Text))
	}
	return nil
}

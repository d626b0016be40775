package draft

import (
	"strings"
	"unicode"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/lang"
)

// Any tells whether a line is one of the phrases of one table in some language.
func (ts Tables) Any(line string, table func(*lang.Page) lang.Phrases) bool {
	if len(line) > lang.MaxFurniture {
		return false
	}
	folded := lang.FoldLine(line)
	for _, p := range ts {
		if table(p).MatchFolded(folded) {
			return true
		}
	}
	return false
}

// Furniture, End, Gate, Consent, Missing and Caption choose a table for Any.
func Furniture(p *lang.Page) lang.Phrases { return p.Furniture }
func End(p *lang.Page) lang.Phrases       { return p.End }
func Gate(p *lang.Page) lang.Phrases      { return p.Gate }
func Consent(p *lang.Page) lang.Phrases   { return p.Consent }
func Missing(p *lang.Page) lang.Phrases   { return p.Missing }
func Caption(p *lang.Page) lang.Phrases   { return p.Caption }

// Hashtags are the tags of a line that holds nothing else; nil for any other line.
func Hashtags(line string) []string {
	var tags []string
	for _, w := range strings.Fields(line) {
		tag, ok := strings.CutPrefix(strings.Trim(w, ",;"), "#")
		if !ok || tag == "" {
			return nil
		}
		tags = append(tags, tag)
	}
	return tags
}

// Shed takes furniture out of the blocks: single lines wherever they stand, and everything from a line that ends the story on,
// provided that most of the text stands before it. Hashtags become tags. It gives the dropped lines, which may hold other fields.
func (d *Draft) Shed(ts Tables) (dropped []string) {
	total, before := d.BodyLength(), 0
	kept := d.Blocks[:0:0]
	for i, b := range d.Blocks {
		if b.Kind != entente.Body {
			kept = append(kept, b)
			continue
		}
		if ts.Any(b.Text, End) && before*2 > total {
			for _, x := range d.Blocks[i:] {
				if x.Kind == entente.Body {
					dropped = append(dropped, x.Text)
					d.Tags = append(d.Tags, Hashtags(x.Text)...)
				}
			}
			break
		}
		before += len([]rune(b.Text))
		if tags := Hashtags(b.Text); tags != nil {
			d.Tags = append(d.Tags, tags...)
			continue
		}
		if !hasLetter(b.Text) || ts.Any(b.Text, Furniture) || ts.Any(b.Text, Gate) || ts.Any(b.Text, End) {
			dropped = append(dropped, b.Text)
			continue
		}
		kept = append(kept, b)
	}
	d.Blocks = kept
	return dropped
}

func hasLetter(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

// Bodies are the texts of the body blocks.
func (d *Draft) Bodies() []string {
	var out []string
	for _, b := range d.Blocks {
		if b.Kind == entente.Body {
			out = append(out, b.Text)
		}
	}
	return out
}

package text

import (
	"strings"
	"time"
	"unicode"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/lang"
	"github.com/entente-project/entente/read/draft"
	"github.com/entente-project/entente/read/when"
)

// maxField is the longest line, in bytes, that may hold a byline or a date: a longer one is a paragraph. Guess, not measured.
const maxField = 140

// field takes a line that holds a field of the article above or below the story; false if it does not.
func (p *page) field(line string) bool {
	if steps := p.crumb(line); steps != nil {
		p.Section = steps
		if last := steps[len(steps)-1]; len(last) > 20 || p.isHeadline(last) {
			p.Section = steps[:len(steps)-1]
		}
		return true
	}
	if p.captioned(line) {
		return true
	}
	if len(line) > maxField || endsProse(line) {
		return false
	}
	return p.origin(line) || p.writer(line) || p.date(line)
}

// crumb splits "Accueil » Monde » ..." and leaves out the first step if it is the home page; nil if the line is no breadcrumb.
func (p *page) crumb(line string) []string {
	for _, mark := range []string{"»", "›", ">", "→", "/", "|"} {
		steps := strings.Split(line, mark)
		if len(steps) < 2 || len(steps) > 8 {
			continue
		}
		for i := range steps {
			steps[i] = strings.TrimSpace(steps[i])
		}
		for _, t := range p.tables {
			for _, home := range t.Home {
				if lang.FoldLine(steps[0]) == home && steps[1] != "" {
					return steps[1:]
				}
			}
		}
	}
	return nil
}

// captioned reads "Légende," before a caption line and "Légende : ..." with the caption.
func (p *page) captioned(line string) bool {
	bare := strings.TrimRight(line, " ,:")
	if p.tables.Any(bare, draft.Caption) {
		p.caption = true
		return true
	}
	head, tail, ok := strings.Cut(line, ":")
	if !ok || len(head) > 40 || !p.tables.Any(head, draft.Caption) {
		return false
	}
	p.Blocks = append(p.Blocks, draft.Block{Kind: entente.Caption, Text: tail})
	return true
}

// origin reads "nouvelles de la BBC", "Source : AFP" above or below the story.
func (p *page) origin(line string) bool {
	for _, t := range p.tables {
		if _, ok := t.Origin.Fill(line); ok {
			if bulleted(line) {
				p.clues.Bylines = append(p.clues.Bylines, line)
			} else {
				p.clues.Lines = append(p.clues.Lines, line)
			}
			return true
		}
	}
	return false
}

func bulleted(line string) bool { return strings.ContainsAny(line[:min(3, len(line))], "•·*-–") }

// writer reads "by X", "• Par X"; only above the story, where no sentence stands.
func (p *page) writer(line string) bool {
	if p.started {
		return false
	}
	for _, t := range p.tables {
		name, ok := t.By.Fill(line)
		if !ok || len(strings.Fields(name)) > 12 || name == "" {
			continue
		}
		if r := []rune(name)[0]; !unicode.IsUpper(r) && !unicode.Is(unicode.Lo, r) {
			continue
		}
		p.bylines = append(p.bylines, name)
		return true
	}
	return false
}

// date reads the lines that say when the page appeared and was changed.
func (p *page) date(line string) bool {
	if p.started {
		return false
	}
	t, hasTime := when.Visible(line, p.tables)
	ago := when.Ago(line, p.tables)
	updated := p.tables.Any(line, func(t *lang.Page) lang.Phrases { return t.Updated })
	switch {
	case updated && !t.IsZero():
		p.Updated = t
	case updated && ago > 0:
		p.ago = ago
	case updated, t.IsZero() || len([]rune(line)) > 90:
		return updated
	case p.Published.IsZero() || hasTime && day(p.Published).Equal(day(t)):
		p.Published = t
	}
	return true
}

func day(t time.Time) time.Time { return t.Truncate(24 * time.Hour) }

// endsProse tells whether a line is a sentence of the story and not a label: it ends like one and is longer than labels are.
func endsProse(line string) bool {
	return len(strings.Fields(line)) > 8 && endsSentence(line)
}

package entente

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"time"
)

// Article is one page or message of the news as it was read: what it says, who published it, and when.
// Three instants are kept apart: when the publisher says it appeared, when it was changed, and when we read it.
type Article struct {
	// ID is Hash: the same article read twice has one ID.
	ID        string `json:"id"`
	URL       string `json:"url,omitempty"`       // where it was read; "" for a file without an address
	Canonical string `json:"canonical,omitempty"` // the address the page gives itself; "" if it gives none

	Headline  string    `json:"headline,omitempty"`
	Byline    []string  `json:"byline,omitempty"`    // persons; agencies and site names are left out
	Publisher string    `json:"publisher,omitempty"` // whose page it is, as the page names itself
	From      *Original `json:"republished_from,omitempty"`
	Section   []string  `json:"section,omitempty"` // breadcrumb, outermost first
	Tags      []string  `json:"tags,omitempty"`    // keywords and hashtags, without "#"

	Published time.Time `json:"published,omitzero"` // as the publisher says, with its zone; zero if unknown
	Updated   time.Time `json:"updated,omitzero"`   // zero if unknown
	Read      time.Time `json:"read,omitzero"`      // when these bytes were read, given by the caller

	Lang string `json:"lang"` // ISO 639-1, "" if unknown

	// Text is what the article says: headline, captions and body, one paragraph to a line, UTF-8 in NFC.
	// Every Span of the ledger points into it.
	Text       string      `json:"text"`
	Paragraphs []Paragraph `json:"paragraphs"`

	Raw []byte `json:"-"` // the bytes as read, so that extraction can be redone; may be nil
}

// Original tells whose article a page republishes, and how we know.
type Original struct {
	Publisher string `json:"publisher"` // "BBC"
	How       string `json:"how"`       // what told us: "byline", "dateline", "canonical", "source-line", "credit", "feed"
	Evidence  string `json:"evidence"`  // the words or the attribute that say so: "nouvelles de la BBC"
}

// ParagraphKind says what part of the page a paragraph was.
type ParagraphKind string

const (
	Headline ParagraphKind = "headline"
	Caption  ParagraphKind = "caption"
	Body     ParagraphKind = "body"
)

// Paragraph is one paragraph of Article.Text, without its line end.
type Paragraph struct {
	Span Span          `json:"span"`
	Kind ParagraphKind `json:"kind"`
}

// Body is the running text alone: the body paragraphs, one to a line.
func (a *Article) Body() string {
	var b []byte
	for _, p := range a.Paragraphs {
		if p.Kind == Body {
			if len(b) > 0 {
				b = append(b, '\n')
			}
			b = append(b, p.Span.Of(a.Text)...)
		}
	}
	return string(b)
}

// Hash is the first 32 hexadecimal digits of the SHA-256 of address, publisher and text: the same story on the pages of two publishers
// is two articles.
func (a *Article) Hash() string {
	sum := sha256.Sum256([]byte(cmp.Or(a.URL, a.Canonical) + "\n" + a.Publisher + "\n" + a.Text))
	return hex.EncodeToString(sum[:16])
}

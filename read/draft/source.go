package draft

import (
	"time"

	"github.com/entente-project/entente/lang"
)

// Source is what is to be read, with what the caller knows of it.
type Source struct {
	Name        string    // for messages: a file name or an address
	URL         string    // where the bytes came from; "" if unknown
	Bytes       []byte    // as received, unpacked
	ContentType string    // of the transport, "text/html; charset=iso-8859-1"; "" if unknown
	Read        time.Time // when the bytes were read; zero if unknown. Dates after it are refused.
	Known       bool      // the caller knows that this is an article: it is refused only if it holds no text
	Lang        string    // language the caller expects, a hint; "" if none
}

// Label is how messages call the source.
func (s Source) Label() string {
	switch {
	case s.Name != "":
		return s.Name
	case s.URL != "":
		return s.URL
	}
	return "input"
}

// Tables are the pages of the languages served.
type Tables []*lang.Page

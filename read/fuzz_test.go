package read

import (
	"bytes"
	"errors"
	"testing"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/read/draft"
)

// FuzzRead: bytes of every kind give articles that keep their promises, or rejects that say what is wrong.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "{\"text\":\"Kenya closed its embassy.\"}\n{", "<html><h1>T</h1><p>Text.</p>", "Une phrase.\n", "\xff\xfeA\x00b\x00", "\x89PNG\r\n\x1a\n",
		"{\"html\":\"<p>x\",\"tags\":[1]}", "caf\xe9 et th\xe9", "\xef\xbb\xbf{\"text\":\"e\u0301\"}"} {
		f.Add([]byte(s), "text/html; charset=koi8-r")
	}
	r := reader(f)
	f.Fuzz(func(t *testing.T, b []byte, contentType string) {
		articles, rejects := r.Read(Source{Name: "fuzz", Bytes: b, ContentType: contentType})
		if len(articles)+len(rejects) == 0 {
			t.Fatal("neither an article nor a reject")
		}
		for _, a := range articles {
			if err := draft.Valid(a); err != nil {
				t.Fatal(err)
			}
		}
		for _, x := range rejects {
			known := errors.Is(x.Err, entente.ErrNoBody) || errors.Is(x.Err, entente.ErrNotText) || errors.Is(x.Err, entente.ErrTooLong)
			if !known || bytes.ContainsAny([]byte(x.Err.Error()), "\n") {
				t.Fatalf("reject %q", x.Err)
			}
		}
	})
}

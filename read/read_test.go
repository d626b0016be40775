package read

import (
	"errors"
	"strings"
	"testing"

	"github.com/entente-project/entente"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// TestBadInput: each bad input has one reject, of the right kind, that names the source and the cause.
func TestBadInput(t *testing.T) {
	r := reader(t)
	for _, c := range []struct {
		name, bytes string
		want        error
		says        string
	}{
		{"empty", "", entente.ErrNoBody, "empty"},
		{"spaces", " \n\t ", entente.ErrNoBody, "empty"},
		{"png", "\x89PNG\r\n\x1a\n\x00\x00", entente.ErrNotText, "PNG"},
		{"elf", "\x7fELF\x02\x01\x01\x00", entente.ErrNotText, "ELF"},
		{"pdf", "%PDF-1.7\n%\xe2\xe3", entente.ErrNotText, "PDF"},
		{"gzip", "\x1f\x8b\x08\x00\x00", entente.ErrNotText, "unpacked"},
		{"nul", "Some text\x00 and more", entente.ErrNotText, "NUL at byte 9"},
		{"noise", strings.Repeat("\x01\x02\x03\xff", 50), entente.ErrNotText, "unreadable"},
		{"long", strings.Repeat("Une phrase. ", 2<<20), entente.ErrTooLong, "16777216"},
		{"no article", "<html><body><p>Hi</p></body></html>", entente.ErrNoBody, "characters"},
		{"broken line", "{\"text\":\"a\"", entente.ErrNotText, "broken line:1:11"},
	} {
		articles, rejects := r.Read(Source{Name: c.name, Bytes: []byte(c.bytes)})
		if len(articles) != 0 || len(rejects) != 1 {
			t.Errorf("%s: %d articles, %d rejects", c.name, len(articles), len(rejects))
			continue
		}
		if err := rejects[0].Err; !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), c.name) {
			t.Errorf("%s: %v; want %v that says %q", c.name, err, c.want, c.says)
		}
	}
}

// TestManyLongLines: the bound is one article's, not the file's.
func TestManyLongLines(t *testing.T) {
	line := `{"text":"Kenya closed its embassy.","raw":"` + strings.Repeat("x", 1<<20) + `"}` + "\n"
	n := 17<<20/len(line) + 1
	articles, rejects := reader(t).Read(Source{Name: "x", Bytes: []byte(strings.Repeat(line, n))})
	if len(articles) != n || len(rejects) != 0 {
		t.Errorf("%d articles of %d, %v", len(articles), n, rejects)
	}
}

// TestPlaces: a line of NDJSON is found again by its number and its first byte, behind a byte order mark too.
func TestPlaces(t *testing.T) {
	r := reader(t)
	const good, bad = `{"text":"Kenya closed its embassy in Oslo."}`, `{"text":"é`
	data := "\ufeff" + good + "\r\n \n" + bad + "\n" + good
	found := r.Each(Source{Name: "x", Bytes: []byte(data)})
	want := []struct {
		line  int
		where string
		text  string
	}{{1, "x:1:1", good}, {3, "x:3:11", bad}, {4, "x:4:1", good}}
	if len(found) != len(want) {
		t.Fatalf("%d found", len(found))
	}
	for i, w := range want {
		if f := found[i]; f.Line != w.line || f.Where != w.where || !strings.HasPrefix(data[f.Offset:], w.text) || (f.Err != nil) != (w.text == bad) {
			t.Errorf("%+v, want %+v", f, w)
		}
	}
	if f := r.Each(Source{Name: "page", Bytes: []byte("Kenya closed its embassy in Oslo.")}); len(f) != 1 || f[0].Line != 0 || f[0].Where != "page" || f[0].Article == nil {
		t.Errorf("a page: %+v", f)
	}
}

func TestEncodings(t *testing.T) {
	const text = "Le ministère a rappelé son chargé d’affaires à Reykjavík, où la neige tombait."
	page := func(meta string) string {
		return "<html lang=fr><head>" + meta + "</head><body><article><h1>Rappel</h1><p>" + text + "</p></article>"
	}
	win, _ := charmap.Windows1252.NewEncoder().String(page("<meta charset=iso-8859-1>"))
	late, _ := charmap.Windows1252.NewEncoder().String(page("<!--" + strings.Repeat("x", 9000) + "--><meta http-equiv=content-type content='text/html; charset=windows-1252'>"))
	bare, _ := charmap.Windows1252.NewEncoder().String(page(""))
	utf16, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(page(""))
	for name, c := range map[string]struct{ bytes, header string }{
		"utf-8":               {page(""), ""},
		"utf-8, wrong label":  {page("<meta charset=iso-8859-1>"), "text/html; charset=windows-1251"},
		"bom":                 {"\ufeff" + page(""), "text/html; charset=iso-8859-1"},
		"utf-16 with mark":    {utf16, ""},
		"latin-1 by meta":     {win, ""},
		"meta after 9 KB":     {late, ""},
		"guess":               {bare, ""},
		"unknown label":       {bare, "text/html; charset=x-nothing"},
		"labelled utf-8":      {bare, "text/html; charset=utf-8"},
		"one damaged byte":    {page("") + "<p>\xff</p>", ""},
		"decomposed accents":  {strings.ReplaceAll(page(""), "é", "e\u0301"), ""},
		"soft hyphens":        {strings.ReplaceAll(page(""), "ministère", "minis\u00adtère"), ""},
		"references of marks": {strings.ReplaceAll(page(""), "é", "&eacute;"), ""},
	} {
		articles, rejects := reader(t).Read(Source{Name: name, Bytes: []byte(c.bytes), ContentType: c.header, Known: true})
		if len(rejects) > 0 {
			t.Errorf("%s: %v", name, rejects[0].Err)
		} else if !strings.Contains(articles[0].Text, text) {
			t.Errorf("%s: read as %q", name, articles[0].Text)
		}
	}
}

func TestServed(t *testing.T) {
	r := reader(t)
	for text, want := range map[string]string{
		"Le ministère a rappelé son ambassadeur.":          "",
		"Los dos países retiraron ayer a sus embajadores.": `"es" (español)`,
		"Обе страны отозвали своих послов.":                `"ru" (русский)`,
		"12345 !": "",
	} {
		articles, rejects := r.Read(Source{Name: "x", Bytes: []byte(text)})
		if len(articles) == 0 {
			if len(rejects) != 1 {
				t.Errorf("%q is lost", text)
			}
			continue
		}
		err := r.Served("page", articles[0])
		if want == "" && err != nil || want != "" && (!errors.Is(err, entente.ErrUnknownLang) || !strings.Contains(err.Error(), want)) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

// TestSameTwice: the same bytes give the same id, another address another.
func TestSameTwice(t *testing.T) {
	r := reader(t)
	id := func(url string) string {
		a, _ := r.Read(Source{Name: "x", URL: url, Bytes: []byte("Kenya closed its embassy in Oslo.")})
		return a[0].ID
	}
	if id("https://a.example/1") != id("https://a.example/1") || id("https://a.example/1") == id("https://a.example/2") {
		t.Error("the id does not depend on address and text alone")
	}
}

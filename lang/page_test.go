package lang

import (
	"strings"
	"testing"
	"testing/fstest"
)

func pageOf(text string) (*Page, error) {
	return ReadPage(Language{Code: "xx", Files: fstest.MapFS{"page.txt": {Data: []byte(text)}}})
}

func TestReadPage(t *testing.T) {
	p, err := pageOf("# comment\n[furniture]\nShare this\nRead more*\n*min read\n*cookies*\n[origin]\nnews of {}\n*(with {})*\n[months]\n5 may\n[words]\nthe of\n")
	if err != nil {
		t.Fatal(err)
	}
	for line, want := range map[string]bool{"SHARE  THIS:": true, "share this page": false, "Read more: the list": true, "4 min read": true, "We use cookies here": true, "A story.": false} {
		if got := p.Furniture.Match(line); got != want {
			t.Errorf("%q: furniture %v, want %v", line, got, want)
		}
	}
	if p.Furniture.Match("Read more" + strings.Repeat(" and more", 60)) {
		t.Error("a paragraph is taken for furniture")
	}
	for line, want := range map[string]string{"• News of the North": "the North", "By A Lee (with Agency X)": "Agency X", "No news": ""} {
		if got, _ := p.Origin.Fill(line); got != want {
			t.Errorf("%q: slot %q, want %q", line, got, want)
		}
	}
	if p.Months["may"] != 5 || len(p.Words) != 2 {
		t.Errorf("months %v, words %v", p.Months, p.Words)
	}
}

func TestReadPageErrors(t *testing.T) {
	for text, want := range map[string]string{
		"[nonsense]\nx":      "lang/xx/page.txt:2:1: unknown section",
		"[furniture]\n\n***": "lang/xx/page.txt:3:1: a phrase without words",
		"[months]\n13 x":     "lang/xx/page.txt:2:1: month",
	} {
		if _, err := pageOf(text); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

package shingle

import (
	"fmt"
	"strings"
	"testing"
)

// prose is n different words of a made-up story; seed changes all of them.
func prose(seed, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "word%dx%d ", seed, i)
		if i%12 == 11 {
			b.WriteString("\n")
		}
	}
	return b.String()
}

func TestContainment(t *testing.T) {
	story := prose(1, 400)
	for _, c := range []struct {
		name     string
		a, b     string
		min, max float64
	}{
		{"itself", story, story, 1, 1},
		{"case and punctuation", story, strings.ToUpper(strings.ReplaceAll(story, " ", ", ")), 1, 1},
		{"new lead and end", story, prose(2, 60) + story[:len(story)/2] + prose(3, 60), .55, .85},
		{"cut to a fifth", story, story[:len(story)/5], .9, 1},
		{"another story", story, prose(4, 400), 0, 0},
		{"nothing", story, "", 0, 0},
		{"too short to tell", prose(1, 12), prose(1, 12), 0, 0},
	} {
		got := Containment(Of(c.a), Of(c.b))
		back := Containment(Of(c.b), Of(c.a))
		if got < c.min || got > c.max || got != back {
			t.Errorf("%s: containment %.2f and %.2f the other way, want %.2f to %.2f", c.name, got, back, c.min, c.max)
		}
	}
}

func TestSketchKeepsAboutOneInFour(t *testing.T) {
	if n := len(Of(prose(1, 4000))); n < 850 || n > 1150 {
		t.Errorf("%d of 3,996 shingles kept, want about 1,000", n)
	}
}

func FuzzOf(f *testing.F) {
	f.Add("a b c d e f g h", "é à ü ß")
	f.Fuzz(func(t *testing.T, a, b string) {
		if c := Containment(Of(a), Of(a+" "+b)); c < 0 || c > 1 {
			t.Errorf("containment %v", c)
		}
	})
}

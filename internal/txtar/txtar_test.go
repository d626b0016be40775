package txtar

import "testing"

func TestParse(t *testing.T) {
	const s = "Why.\n-- a --\none\n-- not a marker\n-- b: x, y --\n"
	a := Parse(s)
	if a.Comment != "Why.\n" || len(a.Files) != 2 || a.Get("a") != "one\n-- not a marker\n" || a.Files[1].Name != "b: x, y" {
		t.Fatalf("got %+v", a)
	}
	if a.String() != s {
		t.Errorf("written again it is %q", a.String())
	}
	a.Set("b: x, y", "two")
	a.Set("c", "three\n")
	if got := Parse(a.String()); got.Get("b: x, y") != "two\n" || got.Get("c") != "three\n" {
		t.Errorf("after Set: %+v", got)
	}
}

package who

import "testing"

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		english(b)
	}
}

func BenchmarkRead(b *testing.B) {
	x := english(b)
	s := Loose("The Iranian foreign ministry said on Friday that the army of Pakistan had struck seven villages near the border with Afghanistan")
	for b.Loop() {
		x.Read(s, nil).In(s.Span)
	}
}

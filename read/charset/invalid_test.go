package charset

import "testing"

func TestInvalid(t *testing.T) {
	for in, want := range map[string]int{"": -1, "été": -1, "\ufffd is a sign": -1, "\xe9": 0, "caf\xe9": 3, "é\xff\xfe": 2, "é\xc3": 2} {
		if got := Invalid([]byte(in)); got != want {
			t.Errorf("%q: %d, want %d", in, got, want)
		}
	}
}

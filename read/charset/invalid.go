package charset

import "unicode/utf8"

// Invalid is the first byte that is no UTF-8, -1 if there is none.
func Invalid(b []byte) int {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

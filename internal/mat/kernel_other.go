//go:build !amd64

package mat

// No assembly for this machine yet: everything is done in plain Go.
const machine = false

func tile(rows, k int, a *float32, lda int, b *float32, ldb int, c *float32, ldc int, bias *float32) {
	panic("mat: no kernel")
}
func tileOfBytes(rows int, p *tileBytes)                     { panic("mat: no kernel") }
func quantise32(n int, x *float32, q *uint8, s *rowScale)    { panic("mat: no kernel") }
func gelu16(n int, x *float32)                               { panic("mat: no kernel") }
func softmax8(n int, x *float32)                             { panic("mat: no kernel") }
func addNorm8(n int, x, r, w, b, y *float32, eps, s float32) { panic("mat: no kernel") }

package mat

import "golang.org/x/sys/cpu"

var machine = cpu.X86.HasAVX2 && cpu.X86.HasFMA

//go:noescape
func tile1(k int, a *float32, lda int, b *float32, ldb int, c *float32, ldc int, bias *float32)

//go:noescape
func tile2(k int, a *float32, lda int, b *float32, ldb int, c *float32, ldc int, bias *float32)

//go:noescape
func tile3(k int, a *float32, lda int, b *float32, ldb int, c *float32, ldc int, bias *float32)

//go:noescape
func tile4(k int, a *float32, lda int, b *float32, ldb int, c *float32, ldc int, bias *float32)

//go:noescape
func tile5(k int, a *float32, lda int, b *float32, ldb int, c *float32, ldc int, bias *float32)

//go:noescape
func tile6(k int, a *float32, lda int, b *float32, ldb int, c *float32, ldc int, bias *float32)

//go:noescape
func bytes1(p *tileBytes)

//go:noescape
func bytes2(p *tileBytes)

//go:noescape
func bytes3(p *tileBytes)

//go:noescape
func quantise32(n int, x *float32, q *uint8, s *rowScale)

//go:noescape
func gelu16(n int, x *float32)

//go:noescape
func softmax8(n int, x *float32)

//go:noescape
func addNorm8(n int, x *float32, r *float32, w *float32, b *float32, y *float32, eps float32, share float32)

func tile(rows, k int, a *float32, lda int, b *float32, ldb int, c *float32, ldc int, bias *float32) {
	switch rows {
	case 6:
		tile6(k, a, lda, b, ldb, c, ldc, bias)
	case 5:
		tile5(k, a, lda, b, ldb, c, ldc, bias)
	case 4:
		tile4(k, a, lda, b, ldb, c, ldc, bias)
	case 3:
		tile3(k, a, lda, b, ldb, c, ldc, bias)
	case 2:
		tile2(k, a, lda, b, ldb, c, ldc, bias)
	default:
		tile1(k, a, lda, b, ldb, c, ldc, bias)
	}
}

func tileOfBytes(rows int, p *tileBytes) {
	switch rows {
	case 3:
		bytes3(p)
	case 2:
		bytes2(p)
	default:
		bytes1(p)
	}
}

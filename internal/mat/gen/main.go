//go:build ignore

// This program writes ../kernel_amd64.s: the inner loops of package mat for amd64 with AVX2 and FMA. Run it with
//
//	go run ./internal/mat/gen/main.go > internal/mat/kernel_amd64.s
//
// Register use, all kernels: a tile of R rows by 16 columns is held in R pairs of YMM registers; SI walks the rows of the left matrix
// (R10 from the fourth on), BX the packed right matrix, DI the result.
package main

import (
	"fmt"
	"math"
)

func op(format string, args ...any) { fmt.Printf("\t"+format+"\n", args...) }
func label(s string)                { fmt.Printf("%s:\n", s) }

func text(comment, name, signature string, size int) {
	fmt.Printf("\n// %s\n// func %s(%s)\nTEXT ·%s(SB), NOSPLIT, $0-%d\n", comment, name, signature, name, size)
}

func constants(name string, values ...uint32) {
	for i, v := range values {
		fmt.Printf("DATA %s<>+%d(SB)/4, $0x%08x\n", name, 4*i, v)
	}
	fmt.Printf("GLOBL %s<>(SB), RODATA|NOPTR, $%d\n", name, 4*len(values))
}

func eight(name string, x float64) {
	v := math.Float32bits(float32(x))
	constants(name, v, v, v, v, v, v, v, v)
}

// row addresses row i of the left matrix at a byte offset: stride in R8, rows 0..2 from SI, 3..5 from R10.
func row(i, off int) string {
	base := "SI"
	if i > 2 {
		base = "R10"
	}
	return fmt.Sprintf("%d(%s)%s", off, base, []string{"", "(R8*1)", "(R8*2)"}[i%3])
}

func load(names, registers []string) {
	for i, n := range names {
		op("MOVQ %s+%d(FP), %s", n, 8*i, registers[i])
	}
}

// float: c[R,16] = a[R,k] b[k,16] + bias[16], four steps of k a turn, then the rest one by one.
func float(R int) {
	text(fmt.Sprintf("Tile of %d rows by 16 columns, float32.", R), fmt.Sprintf("tile%d", R),
		"k int, a *float32, lda int, b *float32, ldb int, c *float32, ldc int, bias *float32", 64)
	load([]string{"k", "a", "lda", "b", "ldb", "c", "ldc", "bias"}, []string{"CX", "SI", "R8", "BX", "DX", "DI", "R9", "AX"})
	if R > 3 {
		op("LEAQ (SI)(R8*2), R10")
		op("ADDQ R8, R10")
	}
	op("VMOVUPS (AX), Y0")
	op("VMOVUPS 32(AX), Y1")
	for i := 1; i < R; i++ {
		op("VMOVAPS Y0, Y%d", 2*i)
		op("VMOVAPS Y1, Y%d", 2*i+1)
	}
	step := func(off int) {
		op("VMOVUPS (BX), Y12")
		op("VMOVUPS 32(BX), Y13")
		op("ADDQ DX, BX")
		for i := range R {
			t := 14 + i%2
			op("VBROADCASTSS %s, Y%d", row(i, off), t)
			op("VFMADD231PS Y12, Y%d, Y%d", t, 2*i)
			op("VFMADD231PS Y13, Y%d, Y%d", t, 2*i+1)
		}
	}
	advance := func(n int) {
		op("ADDQ $%d, SI", n)
		if R > 3 {
			op("ADDQ $%d, R10", n)
		}
	}
	op("SUBQ $4, CX")
	op("JL rest")
	label("four")
	for u := range 4 {
		step(4 * u)
	}
	advance(16)
	op("SUBQ $4, CX")
	op("JGE four")
	label("rest")
	op("ADDQ $4, CX")
	op("JZ done")
	label("one")
	step(0)
	advance(4)
	op("DECQ CX")
	op("JNZ one")
	label("done")
	for i := range R {
		op("VMOVUPS Y%d, (DI)", 2*i)
		op("VMOVUPS Y%d, 32(DI)", 2*i+1)
		if i < R-1 {
			op("ADDQ R9, DI")
		}
	}
	op("VZEROUPPER")
	op("RET")
}

// bytes: unsigned 8-bit rows times signed 8-bit columns. Four products of pairs are added in 16 bits before they are widened: packing sees to it
// that this cannot overflow (int8.go). k counts turns of 16.
func bytes(R int) {
	text(fmt.Sprintf("Tile of %d rows by 16 columns, unsigned times signed bytes, scaled to float32.", R), fmt.Sprintf("bytes%d", R), "p *tileBytes", 8)
	op("MOVQ p+0(FP), AX")
	for i, r := range []string{"CX", "SI", "R8", "BX", "DI", "R9", "R11", "R12", "R13", "DX", "R15"} {
		op("MOVQ %d(AX), %s", 8*i, r)
	}
	n := 2 * R
	for i := range n {
		op("VPXOR Y%d, Y%d, Y%d", i, i, i)
	}
	w0, w1, x, t := 2*n, 2*n+1, 2*n+2, 2*n+3
	label("loop")
	op("PREFETCHT0 (R15)")
	op("ADDQ $64, R15")
	for q := range 4 {
		op("VMOVDQU %d(BX), Y%d", 64*q, w0)
		op("VMOVDQU %d(BX), Y%d", 64*q+32, w1)
		for i := range R {
			op("VPBROADCASTD %s, Y%d", row(i, 4*q), x)
			if q == 0 {
				op("VPMADDUBSW Y%d, Y%d, Y%d", w0, x, n+2*i)
				op("VPMADDUBSW Y%d, Y%d, Y%d", w1, x, n+2*i+1)
				continue
			}
			op("VPMADDUBSW Y%d, Y%d, Y%d", w0, x, t)
			op("VPMADDUBSW Y%d, Y%d, Y%d", w1, x, x)
			op("VPADDW Y%d, Y%d, Y%d", t, n+2*i, n+2*i)
			op("VPADDW Y%d, Y%d, Y%d", x, n+2*i+1, n+2*i+1)
		}
	}
	for j := range n {
		op("VPMADDWD ones<>(SB), Y%d, Y%d", n+j, n+j)
		op("VPADDD Y%d, Y%d, Y%d", n+j, j, j)
	}
	op("ADDQ $16, SI")
	op("ADDQ $256, BX")
	op("DECQ CX")
	op("JNZ loop")
	a, b, c := n, n+1, n+2
	for i := range R {
		op("VPBROADCASTD %d(DX), Y%d", 8*i+4, a)
		op("VBROADCASTSS %d(DX), Y%d", 8*i, c)
		for h := range 2 {
			y := 2*i + h
			op("VPMULLD %d(R13), Y%d, Y%d", 32*h, a, b)
			op("VPSUBD Y%d, Y%d, Y%d", b, y, y)
			op("VCVTDQ2PS Y%d, Y%d", y, y)
			op("VMULPS %d(R11), Y%d, Y%d", 32*h, y, y)
			op("VFMADD213PS %d(R12), Y%d, Y%d", 32*h, c, y)
			op("VMOVUPS Y%d, %d(DI)", y, 32*h)
		}
		if i < R-1 {
			op("ADDQ R9, DI")
		}
	}
	op("VZEROUPPER")
	op("RET")
}

// across leaves the result of the operation over all eight lanes in every lane.
func across(o string, y, t int) {
	op("VPERM2F128 $1, Y%d, Y%d, Y%d", y, y, t)
	op("%s Y%d, Y%d, Y%d", o, t, y, y)
	op("VPERMILPS $0x4e, Y%d, Y%d", y, t)
	op("%s Y%d, Y%d, Y%d", o, t, y, y)
	op("VPERMILPS $0xb1, Y%d, Y%d", y, t)
	op("%s Y%d, Y%d, Y%d", o, t, y, y)
}

func quantise() {
	text("A row to unsigned bytes: scale and zero point from its least and greatest value; n is a multiple of 32.", "quantise32", "n int, x *float32, q *uint8, s *rowScale", 32)
	load([]string{"n", "x", "q", "s"}, []string{"CX", "SI", "DI", "DX"})
	for i := range 4 {
		op("VXORPS Y%d, Y%d, Y%d", i, i, i)
	}
	op("MOVQ SI, AX")
	op("MOVQ CX, BX")
	label("range")
	op("VMOVUPS (AX), Y4")
	op("VMOVUPS 32(AX), Y5")
	op("VMINPS Y4, Y0, Y0")
	op("VMINPS Y5, Y2, Y2")
	op("VMAXPS Y4, Y1, Y1")
	op("VMAXPS Y5, Y3, Y3")
	op("ADDQ $64, AX")
	op("SUBQ $16, BX")
	op("JNZ range")
	op("VMINPS Y2, Y0, Y0")
	op("VMAXPS Y3, Y1, Y1")
	across("VMINPS", 0, 4)
	across("VMAXPS", 1, 4)
	op("VSUBPS Y0, Y1, Y1")
	op("VADDPS tiny<>(SB), Y1, Y1")
	op("VMOVUPS f255<>(SB), Y2")
	op("VDIVPS Y1, Y2, Y3")
	op("VDIVPS Y2, Y1, Y4")
	op("VMOVSS X4, (DX)")
	op("VMULPS Y3, Y0, Y0")
	op("VCVTPS2DQ Y0, Y0")
	op("VPXOR Y5, Y5, Y5")
	op("VPSUBD Y0, Y5, Y0")
	op("VMOVD X0, 4(DX)")
	op("VMOVDQU order<>(SB), Y9")
	label("pack")
	for j := range 4 {
		op("VMULPS %d(SI), Y3, Y%d", 32*j, 4+j)
		op("VCVTPS2DQ Y%d, Y%d", 4+j, 4+j)
		op("VPADDD Y0, Y%d, Y%d", 4+j, 4+j)
	}
	op("VPACKSSDW Y5, Y4, Y4")
	op("VPACKSSDW Y7, Y6, Y6")
	op("VPACKUSWB Y6, Y4, Y4")
	op("VPERMD Y4, Y9, Y4")
	op("VMOVDQU Y4, (DI)")
	op("ADDQ $128, SI")
	op("ADDQ $32, DI")
	op("SUBQ $32, CX")
	op("JNZ pack")
	op("VZEROUPPER")
	op("RET")
}

// Rational approximation of erf on [-4,4], odd numerator and even denominator (coefficients of Eigen, MPL-2.0 facts; error 3e-7).
var erfUp = []float64{-1.60960333262415e-02, -2.95459980854025e-03, -7.34990630326855e-04, -5.69250639462346e-05, -2.10102402082508e-06, 2.77068142495902e-08, -2.72614225801306e-10}
var erfDown = []float64{-1.42647390514189e-02, -7.37332916720468e-03, -1.68282697438203e-03, -2.13374055278905e-04, -1.45660718464996e-05}

func gelu() {
	text("x = x/2 (1 + erf(x/sqrt 2)) in place; n is a multiple of 16.", "gelu16", "n int, x *float32", 16)
	load([]string{"n", "x"}, []string{"CX", "SI"})
	op("VMOVUPS root<>(SB), Y15")
	op("VMOVUPS four<>(SB), Y14")
	op("VMOVUPS minusfour<>(SB), Y13")
	op("VMOVUPS half<>(SB), Y12")
	label("loop")
	for j := range 2 {
		x, z, z2, p, q := 5*j, 5*j+1, 5*j+2, 5*j+3, 5*j+4
		op("VMOVUPS %d(SI), Y%d", 32*j, x)
		op("VMULPS Y15, Y%d, Y%d", x, z)
		op("VMINPS Y14, Y%d, Y%d", z, z)
		op("VMAXPS Y13, Y%d, Y%d", z, z)
		op("VMULPS Y%d, Y%d, Y%d", z, z, z2)
		op("VMOVUPS up6<>(SB), Y%d", p)
		for k := 5; k >= 0; k-- {
			op("VFMADD213PS up%d<>(SB), Y%d, Y%d", k, z2, p)
		}
		op("VMOVUPS down4<>(SB), Y%d", q)
		for k := 3; k >= 0; k-- {
			op("VFMADD213PS down%d<>(SB), Y%d, Y%d", k, z2, q)
		}
		op("VMULPS Y%d, Y%d, Y%d", z, p, p)
		op("VDIVPS Y%d, Y%d, Y%d", q, p, p)
		op("VMULPS Y12, Y%d, Y%d", x, x)
		op("VFMADD231PS Y%d, Y%d, Y%d", p, x, x)
		op("VMOVUPS Y%d, %d(SI)", x, 32*j)
	}
	op("ADDQ $64, SI")
	op("SUBQ $16, CX")
	op("JNZ loop")
	op("VZEROUPPER")
	op("RET")
}

// Polynomial of exp on [-ln2/2, ln2/2] (Cephes expf, public domain facts; error 2e-7).
var expTerms = []float64{1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1}

func softmax() {
	text("Softmax in place; n is a multiple of 8, padded with very small values.", "softmax8", "n int, x *float32", 16)
	load([]string{"n", "x"}, []string{"CX", "SI"})
	op("MOVQ SI, AX")
	op("MOVQ CX, BX")
	op("VMOVUPS (SI), Y0")
	label("greatest")
	op("VMAXPS (AX), Y0, Y0")
	op("ADDQ $32, AX")
	op("SUBQ $8, BX")
	op("JNZ greatest")
	across("VMAXPS", 0, 1)
	op("VXORPS Y7, Y7, Y7")
	op("MOVQ SI, AX")
	op("MOVQ CX, BX")
	for i, n := range []string{"log2e", "ln2hi", "ln2lo", "least"} {
		op("VMOVUPS %s<>(SB), Y%d", n, 8+i)
	}
	label("exp")
	op("VMOVUPS (AX), Y1")
	op("VSUBPS Y0, Y1, Y1")
	op("VMAXPS Y11, Y1, Y1")
	op("VMULPS Y8, Y1, Y2")
	op("VROUNDPS $0, Y2, Y2")
	op("VFNMADD231PS Y9, Y2, Y1")
	op("VFNMADD231PS Y10, Y2, Y1")
	op("VCVTPS2DQ Y2, Y2")
	op("VPADDD i127<>(SB), Y2, Y2")
	op("VPSLLD $23, Y2, Y2")
	op("VMOVUPS exp0<>(SB), Y3")
	for k := 1; k < 6; k++ {
		op("VFMADD213PS exp%d<>(SB), Y1, Y3", k)
	}
	op("VMULPS Y1, Y1, Y4")
	op("VFMADD213PS Y1, Y4, Y3")
	op("VADDPS one<>(SB), Y3, Y3")
	op("VMULPS Y2, Y3, Y3")
	op("VADDPS Y3, Y7, Y7")
	op("VMOVUPS Y3, (AX)")
	op("ADDQ $32, AX")
	op("SUBQ $8, BX")
	op("JNZ exp")
	across("VADDPS", 7, 1)
	op("VMOVUPS one<>(SB), Y1")
	op("VDIVPS Y7, Y1, Y7")
	label("share")
	op("VMULPS (SI), Y7, Y0")
	op("VMOVUPS Y0, (SI)")
	op("ADDQ $32, SI")
	op("SUBQ $8, CX")
	op("JNZ share")
	op("VZEROUPPER")
	op("RET")
}

func addNorm() {
	text("y = LayerNorm(x + r) w + b; n is a multiple of 8.", "addNorm8", "n int, x *float32, r *float32, w *float32, b *float32, y *float32, eps float32, share float32", 56)
	load([]string{"n", "x", "r", "w", "b", "y"}, []string{"CX", "SI", "DX", "R8", "R9", "DI"})
	loop := func(name string, body func()) {
		op("XORQ AX, AX")
		label(name)
		body()
		op("ADDQ $32, AX")
		op("CMPQ AX, CX")
		op("JLT %s", name)
	}
	op("VXORPS Y0, Y0, Y0")
	op("SHLQ $2, CX")
	loop("sum", func() {
		op("VMOVUPS (SI)(AX*1), Y1")
		op("VADDPS (DX)(AX*1), Y1, Y1")
		op("VMOVUPS Y1, (DI)(AX*1)")
		op("VADDPS Y1, Y0, Y0")
	})
	across("VADDPS", 0, 1)
	op("VBROADCASTSS share+52(FP), Y5")
	op("VMULPS Y5, Y0, Y0")
	op("VXORPS Y2, Y2, Y2")
	loop("square", func() {
		op("VMOVUPS (DI)(AX*1), Y1")
		op("VSUBPS Y0, Y1, Y1")
		op("VFMADD231PS Y1, Y1, Y2")
	})
	across("VADDPS", 2, 1)
	op("VBROADCASTSS eps+48(FP), Y6")
	op("VFMADD213PS Y6, Y5, Y2")
	op("VSQRTPS Y2, Y2")
	op("VMOVUPS one<>(SB), Y3")
	op("VDIVPS Y2, Y3, Y2")
	loop("scale", func() {
		op("VMOVUPS (DI)(AX*1), Y1")
		op("VSUBPS Y0, Y1, Y1")
		op("VMULPS Y2, Y1, Y1")
		op("VMOVUPS (R8)(AX*1), Y3")
		op("VFMADD213PS (R9)(AX*1), Y3, Y1")
		op("VMOVUPS Y1, (DI)(AX*1)")
	})
	op("VZEROUPPER")
	op("RET")
}

func main() {
	fmt.Print("// Written by gen/main.go; do not edit.\n\n#include \"textflag.h\"\n\n")
	ones := uint32(0x00010001)
	constants("ones", ones, ones, ones, ones, ones, ones, ones, ones)
	constants("order", 0, 4, 1, 5, 2, 6, 3, 7)
	constants("i127", 127, 127, 127, 127, 127, 127, 127, 127)
	for _, c := range []struct {
		name string
		x    float64
	}{{"f255", 255}, {"one", 1}, {"tiny", 1e-20}, {"root", math.Sqrt2 / 2}, {"four", 4}, {"minusfour", -4}, {"half", .5},
		{"log2e", math.Log2E}, {"ln2hi", 0.693359375}, {"ln2lo", -2.12194440e-4}, {"least", -87}} {
		eight(c.name, c.x)
	}
	for i, x := range erfUp {
		eight(fmt.Sprintf("up%d", i), x)
	}
	for i, x := range erfDown {
		eight(fmt.Sprintf("down%d", i), x)
	}
	for i, x := range expTerms {
		eight(fmt.Sprintf("exp%d", i), x)
	}
	for R := 1; R <= 6; R++ {
		float(R)
	}
	for R := 1; R <= 3; R++ {
		bytes(R)
	}
	quantise()
	gelu()
	softmax()
	addNorm()
}

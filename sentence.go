package entente

// Sentence is a stretch of text with its Universal Dependencies analysis.
type Sentence struct {
	Span   Span          // in the text it was cut from: Article.Text, or the text given to the parser
	Kind   ParagraphKind // the part of the page it stands in; "" when it came without a page
	Tokens []Token       // as written, in order
	Words  []Word        // syntactic words, in order; Word i has UD number i+1
}

// Token is a stretch of text as written. Most tokens are one word; "du" is two (de + le), and so is "l'Iran" no token
// but two tokens, "l'" and "Iran".
type Token struct {
	Form       string
	Span       Span // in the same text as Sentence.Span
	First      int  // index into Sentence.Words of its first word
	Last       int  // index of its last word; equal to First for an ordinary token
	SpaceAfter bool // whether white space follows in the text
}

// Word is a syntactic word in the terms of Universal Dependencies.
type Word struct {
	Form, Lemma string
	UPOS        string // one of the 17 universal tags
	Feats       string // "Gender=Masc|Number=Sing", "" if none
	Head        int    // UD number of the head, 1-based; 0 is the root
	Deprel      string // relation with subtype: "nsubj", "obl:agent"
	Token       int    // index into Sentence.Tokens
}

// Vectors is what the encoder makes of one sentence: a row of Dim numbers for the sentence start and for each token.
// Row 0 belongs to the start of the sentence; row i+1 to the first piece of token i.
type Vectors struct {
	Dim  int
	Data []float32 // row after row
}

// Rows is the number of rows: tokens + 1.
func (v Vectors) Rows() int {
	if v.Dim == 0 {
		return 0
	}
	return len(v.Data) / v.Dim
}

// Row is row i, shared with the vectors, not copied.
func (v Vectors) Row(i int) []float32 { return v.Data[i*v.Dim : (i+1)*v.Dim] }

package eval

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/entente-project/entente/parse/conllu"
)

// UD measures the parser on one treebank file from raw text: language and file, as "fr", "test-gsd".
func (s *Sets) UD(lang, file string) (Scores, error) {
	path := filepath.Join(s.Folder, "data", "ud", lang, file+".conllu.xz")
	gold, err := exec.Command("xz", "-dc", path).Output()
	if err != nil {
		return nil, fmt.Errorf("unpack %s: %w", path, err)
	}
	plain := filepath.Join(s.Work, lang+"-"+file+".gold.conllu")
	if err := os.WriteFile(plain, gold, 0o644); err != nil {
		return nil, err
	}
	texts := paragraphs(string(gold))
	if len(texts) == 0 {
		return nil, fmt.Errorf("%s: no sentence with a comment \"# text = ...\"", path)
	}
	parsed := make([][]conllu.Sentence, len(texts))
	if err := each(len(texts), func(i int) error {
		parsed[i] = conllu.Of(texts[i], s.Engine.Trees(lang, texts[i])).Sentences
		return nil
	}); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := conllu.Write(&b, slices.Concat(parsed...)); err != nil {
		return nil, err
	}
	system := filepath.Join(s.Work, lang+"-"+file+".system.conllu")
	if err := os.WriteFile(system, b.Bytes(), 0o644); err != nil {
		return nil, err
	}
	var r map[string]struct{ F1 float64 }
	if err := s.score(&r, "score_ud.py", plain, system); err != nil {
		return nil, err
	}
	name := "ud." + lang + "-" + strings.TrimPrefix(file, "test-")
	out := Scores{}
	for _, m := range []string{"Words", "Sentences", "UPOS", "Lemmas", "UAS", "LAS"} {
		if v, ok := r[m]; ok {
			out[name+"."+m] = v.F1
		}
	}
	return out, nil
}

// paragraphs are the texts of a treebank file: its sentences joined by the spaces they are written with, cut where a document or a
// paragraph begins.
func paragraphs(gold string) []string {
	var out []string
	var cur strings.Builder
	flush := func() {
		if t := strings.TrimSpace(cur.String()); t != "" {
			out = append(out, t)
		}
		cur.Reset()
	}
	sentence := false // a sentence ended with a space behind it
	for line := range strings.Lines(gold) {
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.HasPrefix(line, "# newdoc"), strings.HasPrefix(line, "# newpar"):
			flush()
			sentence = false
		case strings.HasPrefix(line, "# text = "):
			if sentence {
				cur.WriteByte(' ')
			}
			cur.WriteString(strings.TrimPrefix(line, "# text = "))
			sentence = true
		case line != "" && line[0] != '#':
			if f := strings.Split(line, "\t"); len(f) == 10 {
				sentence = !strings.Contains(f[9], "SpaceAfter=No")
			}
		}
	}
	flush()
	return out
}

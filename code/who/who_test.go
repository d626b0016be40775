package who

import (
	"strings"
	"testing"
	"time"
)

// Phrases of one sentence: the number is the UD number of the head that is asked about.
func TestWho(t *testing.T) {
	fr, en := french(t), english(t)
	cases := []struct {
		lang *Lexicon
		tree string
		word int
		want string
	}{
		{fr, "Téhéran/PROPN/2/nsubj proteste/VERB/0/root", 1, "IRN [Téhéran]"},
		{fr, "L'_/DET/2/det Iran/PROPN/6/nsubj et/CCONJ/5/cc le/DET/5/det Pakistan/PROPN/2/conj négocient/VERB/0/root", 2, "IRN [L'Iran], PAK [le Pakistan]"},
		{fr, "L'_/DET/2/det armée/NOUN/4/nsubj pakistanaise/ADJ/2/amod riposte/VERB/0/root", 2, "PAK/MIL [L'armée pakistanaise]"},
		{fr, "le/DET/2/det chef/NOUN/0/root de/ADP/5/case la/DET/5/det diplomatie/NOUN/2/nmod iranienne/ADJ/5/amod", 2, "IRN/GOV [le chef de la diplomatie iranienne]"},
		{fr, "les/DET/2/det ministres/NOUN/0/root turc/ADJ/2/amod et/CCONJ/5/cc grec/ADJ/3/conj", 2, "TUR/GOV [les ministres turc et grec], GRC/GOV [les ministres turc et grec]"},
		{fr, "des/DET/2/det combattants/NOUN/0/root du=de/ADP/5/case =le/DET/5/det Hezbollah/PROPN/2/nmod", 2, "org:hezbollah [des combattants du Hezbollah]"},
		{fr, "le/DET/2/det porte-parole/NOUN/0/root de/ADP/5/case l'_/DET/5/det armée/NOUN/2/nmod malienne/ADJ/5/amod", 2, "MLI/MIL [le porte-parole de l'armée malienne]"},
		{fr, "son/DET/2/det ambassadeur/NOUN/0/root à/ADP/4/case Ankara/PROPN/2/nmod", 2, "/GOV [son ambassadeur à Ankara]"},
		{fr, "des/DET/2/det manifestants/NOUN/3/nsubj défilent/VERB/0/root", 2, "/CVL [des manifestants]"},
		{fr, "les/DET/2/det habitants/NOUN/0/root de/ADP/4/case Gaza/PROPN/2/nmod", 2, "PSE/CVL [les habitants de Gaza]"},
		{fr, "la/DET/2/det province/NOUN/0/root pakistanaise/ADJ/2/amod du=de/ADP/6/case =le/DET/6/det Sind/PROPN/2/nmod", 2, "PAK [la province pakistanaise du Sind]"},
		{fr, "les/DET/2/det soldats/NOUN/0/root qui/PRON/4/nsubj/PronType=Rel reculent/VERB/2/acl:relcl", 3, "/MIL [les soldats]"},
		{fr, "la/DET/2/det grenade/NOUN/0/root", 2, ""},
		{en, "The/DET/3/det Pakistani/ADJ/3/amod army/NOUN/4/nsubj fired/VERB/0/root", 3, "PAK/MIL [The Pakistani army]"},
		{en, "Iran_/PROPN/4/nmod:poss 's/PART/1/case foreign/ADJ/4/amod ministry/NOUN/0/root", 4, "IRN/GOV [Iran's foreign ministry]"},
		{en, "the/DET/3/det Lebanese/ADJ/3/amod group/NOUN/0/root Hezbollah/PROPN/3/appos", 3, "org:hezbollah [the Lebanese group]"},
		{en, "a/DET/2/det spokesman/NOUN/0/root for/ADP/5/case the/DET/5/det rebels/NOUN/2/nmod", 2, ""},
		{en, "Turkish/ADJ/3/amod foreign/ADJ/3/amod minister/NOUN/0/root Arda/PROPN/3/flat Koral/PROPN/4/flat", 3, "TUR/GOV [Turkish foreign minister Arda Koral]"},
		{en, "Jordan/PROPN/0/root Hill/PROPN/1/flat", 1, ""},
		{en, "it/PRON/2/expl rains/VERB/0/root", 1, ""},
		{en, "US_/PROPN/4/compound -_/PUNCT/1/punct backed/VERB/4/amod fighters/NOUN/0/root", 4, "/REB [US-backed fighters]"},
		{en, "the/DET/5/det National/ADJ/5/amod Security/PROPN/5/compound Policy/PROPN/5/compound Council/PROPN/0/root", 5, ""},
		{en, "the/DET/4/det National/PROPN/4/compound Security/PROPN/4/compound Council/PROPN/0/root", 4, "/GOV [the National Security Council]"},
	}
	for _, c := range cases {
		s := tree(t, c.tree)
		if got := show(c.lang.Read(s, nil).Who(c.word)); got != c.want {
			t.Errorf("%s: got %q, want %q", plainText(c.tree), got, c.want)
		}
	}
}

func plainText(tree string) string {
	var out []string
	for _, f := range strings.Fields(tree) {
		w, _, _ := strings.Cut(f, "/")
		out = append(out, w)
	}
	return strings.Join(out, " ")
}

// Sentences in order: what the last one's word means depends on those before.
func TestWhoByMemory(t *testing.T) {
	fr, en := french(t), english(t)
	introduction := "Le/DET/2/det ministre/NOUN/5/nsubj pakistanais/ADJ/2/amod Zarak/PROPN/2/appos écoute/VERB/0/root"
	two := "L'_/DET/2/det Inde/PROPN/4/nsubj/Gender=Fem accuse/VERB/0/root la/DET/5/det Chine/PROPN/3/obj/Gender=Fem"
	cases := []struct {
		name   string
		lang   *Lexicon
		before []string
		tree   string
		word   int
		want   string
	}{
		{"surname", fr, []string{introduction}, "M._/NOUN/3/nsubj Zarak/PROPN/1/flat part/VERB/0/root", 1, "PAK/GOV [M.Zarak]"},
		{"surname alone", fr, []string{introduction}, "Zarak/PROPN/2/nsubj part/VERB/0/root", 1, "PAK/GOV [Zarak]"},
		{"pronoun", fr, []string{introduction}, "il/PRON/2/nsubj/Gender=Masc|Number=Sing part/VERB/0/root", 1, "PAK/GOV [il]"},
		{"both countries", fr, []string{strings.Replace(two, "/4/nsubj", "/3/nsubj", 1)}, "les/DET/3/det deux/NUM/3/nummod pays/NOUN/4/nsubj négocient/VERB/0/root", 3, "IND [les deux pays], CHN [les deux pays]"},
		{"their ministers", fr, []string{strings.Replace(two, "/4/nsubj", "/3/nsubj", 1)}, "leurs/DET/2/det ministres/NOUN/3/nsubj/Number=Plur négocient/VERB/0/root", 2, "IND/GOV [leurs ministres], CHN/GOV [leurs ministres]"},
		{"both, the subject left out", en, []string{"India/PROPN/2/nsubj met/VERB/0/root Nepal/PROPN/2/obj", "China/PROPN/2/nsubj watched/VERB/0/root"},
			"China/PROPN/2/nsubj urged/VERB/0/root both/DET/4/det countries/NOUN/2/obj/Number=Plur", 4, "IND [both countries], NPL [both countries]"},
		{"an object is not the subject", en, []string{"Mali/PROPN/2/nsubj left/VERB/0/root", "Chad/PROPN/2/nsubj left/VERB/0/root"},
			"Chad/PROPN/2/nsubj accused/VERB/0/root it/PRON/2/obj/Number=Sing", 3, "MLI [it]"},
		{"the group", en, []string{"Hamas/PROPN/2/nsubj struck/VERB/0/root Israel/PROPN/2/obj"}, "the/DET/2/det group/NOUN/3/nsubj left/VERB/0/root", 2, "org:hamas [the group]"},
		{"the army again", en, []string{"Malian/ADJ/2/amod troops/NOUN/3/nsubj left/VERB/0/root"}, "the/DET/2/det army/NOUN/3/nsubj returned/VERB/0/root", 2, "MLI/MIL [the army]"},
		{"article of one country", en, []string{"Chad/PROPN/2/nsubj votes/VERB/0/root", "Chad/PROPN/2/nsubj votes/VERB/0/root"}, "protesters/NOUN/2/nsubj marched/VERB/0/root", 1, "TCD/CVL [protesters]"},
		{"no guess for guests", en, []string{"Chad/PROPN/2/nsubj votes/VERB/0/root", "Chad/PROPN/2/nsubj votes/VERB/0/root"}, "migrants/NOUN/2/nsubj marched/VERB/0/root", 1, "/CVL [migrants]"},
		{"unknown owner", en, []string{"Chad/PROPN/2/nsubj votes/VERB/0/root", "Chad/PROPN/2/nsubj votes/VERB/0/root"}, "the/DET/2/det government/NOUN/5/nsubj of/ADP/4/case Ruritania/PROPN/2/nmod fell/VERB/0/root", 2, "/GOV [the government of Ruritania]"},
	}
	for _, c := range cases {
		mem := c.lang.NewMemory(time.Time{})
		for _, b := range c.before {
			mem.See(c.lang.Read(tree(t, b), mem))
		}
		if got := show(c.lang.Read(tree(t, c.tree), mem).Who(c.word)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// Mentions that stand by themselves, without a tree.
func TestText(t *testing.T) {
	fr, en := french(t), english(t)
	cases := []struct {
		lang       *Lexicon
		text, want string
	}{
		{fr, "l'Union européenne", "igo:eu"},
		{fr, "députés européens", "igo:eu"},
		{fr, "le Kremlin", "RUS/GOV"},
		{fr, "Etats-Unis", "USA"},
		{fr, "les autorités libyennes", "LBY/GOV"},
		{fr, "hélicoptère de la gendarmerie nigérienne", "NER/COP"},
		{fr, "HCR", "igo:unhcr"},
		{fr, "le mois de mars", ""},
		{en, "Government of Myanmar (Burma)", "MMR/GOV"},
		{en, "U.S. officials", "USA/GOV"},
		{en, "us", ""},
		{en, "US", "USA"},
		{en, "Kenya’s navy", "KEN/MIL"},
		{en, "Houthi fighters", "org:ansar-allah"},
		{en, "the White House", "USA/GOV"},
		{en, "many Tunisians", "TUN"},
	}
	for _, c := range cases {
		got := ""
		if m := c.lang.Text(c.text, nil); len(m) > 0 {
			got = m[0].ID
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestIntroduce(t *testing.T) {
	en := english(t)
	mem := en.NewMemory(time.Time{})
	mem.Introduce("Orla Venn", part("NOR", "GOV"))
	if got := show(en.Read(tree(t, "Venn/PROPN/2/nsubj left/VERB/0/root"), mem).Who(1)); got != "NOR/GOV [Venn]" {
		t.Errorf("got %q", got)
	}
}

func TestHomonymsByCountry(t *testing.T) {
	fr := french(t)
	for country, want := range map[string]string{"Brésil": "org:pcc-brazil", "Chine": "org:ccp"} {
		got := fr.Read(tree(t, country+"/PROPN/0/root :/PUNCT/1/punct PCC/PROPN/1/appos"), nil).Who(3)
		if len(got) != 1 || got[0].ID != want {
			t.Errorf("%s: got %s, want %s", country, show(got), want)
		}
	}
}

func TestNames(t *testing.T) {
	en := english(t)
	s := tree(t, "Russian/ADJ/2/amod troops/NOUN/3/nsubj left/VERB/0/root South/PROPN/5/compound Sudan/PROPN/3/obj")
	if got := show(en.Read(s, nil).Names()); got != "RUS [Russian], SSD [South Sudan]" {
		t.Errorf("got %q", got)
	}
	if got := en.Name("IRN/MIL"); got != "Iran" {
		t.Errorf("name of IRN/MIL: %q", got)
	}
}

// Whatever the tree, a reading ends, and its spans lie inside the sentence.
func FuzzWho(f *testing.F) {
	f.Add("L'Iran et le Pakistan, les deux pays", 3, 1)
	f.Add("Hamas leader in Gaza's their both who", 0, 7)
	w := english(f)
	f.Fuzz(func(t *testing.T, text string, a, b int) {
		s := Loose(text)
		rels := []string{"nsubj", "nmod", "conj", "appos", "flat", "amod", "acl:relcl", "case", "compound", "det"}
		tags := []string{"NOUN", "PROPN", "PRON", "DET", "ADJ", "ADP"}
		for i := range s.Words {
			k := (i+1)*a + b
			if k < 0 {
				k = -(k + 1)
			}
			s.Words[i].Head, s.Words[i].Deprel, s.Words[i].UPOS = k%(len(s.Words)+1), rels[k%len(rels)], tags[k%len(tags)]
		}
		mem := w.NewMemory(time.Time{})
		for range 2 {
			r := w.Read(s, mem)
			for n := 0; n <= len(s.Words)+1; n++ {
				for _, m := range r.Who(n) {
					if m.Span.Empty() || !s.Span.Holds(m.Span) {
						t.Fatalf("span %v outside of %v", m.Span, s.Span)
					}
				}
			}
			r.In(s.Span)
			mem.See(r)
		}
	})
}

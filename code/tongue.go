package code

import (
	"github.com/entente-project/entente"
	"github.com/entente-project/entente/code/who"
	"github.com/entente-project/entente/lang"
	"github.com/entente-project/entente/world"
)

// tongue is what one language folder says, read once.
type tongue struct {
	rules  *rules
	mood   *lang.Mood
	speech *lang.Speech
	roles  *lang.Roles
	dates  *lang.Dates
	counts *lang.Counts
	people *who.Lexicon // nil for a language without a folder
}

// readTongue reads the files of one language that this room needs.
func readTongue(l lang.Language, parties *world.Parties) (*tongue, error) {
	acts, err := lang.ReadActs(l)
	if err != nil {
		return nil, err
	}
	t := &tongue{rules: newRules(acts)}
	if t.mood, err = lang.ReadMood(l); err != nil {
		return nil, err
	}
	if t.speech, err = lang.ReadSpeech(l); err != nil {
		return nil, err
	}
	if t.roles, err = lang.ReadRoles(l); err != nil {
		return nil, err
	}
	if t.dates, err = lang.ReadDates(l); err != nil {
		return nil, err
	}
	if t.counts, err = lang.ReadCounts(l); err != nil {
		return nil, err
	}
	t.people, err = who.New(l, parties)
	return t, err
}

// silentTongue says nothing at all.
func silentTongue() *tongue {
	return &tongue{
		rules: &rules{}, mood: &lang.Mood{}, speech: &lang.Speech{}, roles: &lang.Roles{}, dates: &lang.Dates{}, counts: &lang.Counts{},
	}
}

// begin opens the memory of an article: the answer tells, for each sentence in turn, who its noun phrases name, and takes the
// sentence into the memory when it is left.
func (t *tongue) begin() func(*entente.Sentence) (resolve func(n int) []entente.Mention, leave func()) {
	if t.people == nil {
		nobody := func(int) []entente.Mention { return nil }
		return func(*entente.Sentence) (func(int) []entente.Mention, func()) { return nobody, func() {} }
	}
	memory := t.people.NewMemory()
	return func(s *entente.Sentence) (func(int) []entente.Mention, func()) {
		r := t.people.Read(s, memory)
		return r.Who, func() { memory.See(r) }
	}
}

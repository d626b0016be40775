package code

import (
	"time"

	"github.com/entente-project/entente/code/who"
	"github.com/entente-project/entente/lang"
	"github.com/entente-project/entente/world"
)

// tongue is what one language folder says, read once.
type tongue struct {
	rules      *rules
	mood       *lang.Mood
	speech     *lang.Speech
	roles      *lang.Roles
	dates      *lang.Dates
	counts     *lang.Counts
	inflection *lang.Inflection
	known      map[string]bool // the lemmas that rules and cues name
	people     *who.Lexicon    // nil for a language without a folder
}

// readTongue reads the files of one language that this room needs.
func readTongue(l lang.Language, parties *world.Parties, people *world.People) (*tongue, error) {
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
	if t.inflection, err = lang.ReadInflection(l); err != nil {
		return nil, err
	}
	t.known = vocabulary(acts, t)
	t.people, err = who.New(l, parties, people)
	return t, err
}

// silentTongue says nothing at all.
func silentTongue() *tongue {
	return &tongue{
		rules: &rules{}, mood: &lang.Mood{}, speech: &lang.Speech{}, roles: &lang.Roles{}, dates: &lang.Dates{}, counts: &lang.Counts{},
	}
}

// begin opens the memory of an article: the answer reads each sentence in turn, for who its noun phrases name, and hands back what
// takes the sentence into the memory when it is left.
func (t *tongue) begin(published time.Time) func(*scene) (leave func()) {
	if t.people == nil {
		return func(*scene) func() { return func() {} }
	}
	memory := t.people.NewMemory(published)
	return func(s *scene) func() {
		r := t.people.Read(s.s, memory)
		s.cast, s.inside, s.lands = r.Who, r.In, r
		return func() { memory.See(r) }
	}
}

package code

import (
	"github.com/entente-project/entente/lang"
)

// readTongue reads the files of one language that this room needs.
func readTongue(l lang.Language) (*tongue, error) {
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
	t.counts, err = lang.ReadCounts(l)
	return t, err
}

package code

import (
	"time"

	"github.com/entente-project/entente"
	"github.com/entente-project/entente/lang"
)

// midnight is the publisher's own day, as UTC midnight.
func midnight(t time.Time) time.Time {
	y, m, d := t.Date()
	return day(y, int(m), d)
}

func day(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// resolve turns an expression into an interval of days, counted from the day of publication. forward tells that the act is still
// to come. False when it cannot be known: a bare weekday without a day of publication, the thirty-first of April.
func resolve(m moment, published time.Time, forward bool) (entente.Date, bool) {
	mean := m.pattern.Meaning
	_, hasYear := m.slots["year"]
	if published.IsZero() && !hasYear && m.day.IsZero() {
		return entente.Date{}, false
	}
	anchor := midnight(published)
	date, ok := stretch(m, mean, anchor, forward)
	if !ok {
		return date, false
	}
	if mean.Span {
		if date.Start.After(anchor) {
			date.Start = anchor
		} else {
			date.End = anchor
		}
	}
	if mean.Since && !published.IsZero() {
		date.End = anchor
	}
	if date.End.Before(date.Start) {
		return date, false
	}
	date.From = "text"
	return date, true
}

// stretch is the interval that the meaning names by itself.
func stretch(m moment, mean lang.DateMeaning, anchor time.Time, forward bool) (entente.Date, bool) {
	shift := mean.Shift
	if mean.Sign != 0 {
		shift = mean.Sign * m.slots["n"]
	}
	switch mean.Base {
	case "unit":
		return away(m.slots["unit"], shift, anchor), true
	case "day":
		return days(anchor.AddDate(0, 0, shift), 1, entente.Day), true
	case "week":
		return days(monday(anchor).AddDate(0, 0, 7*shift), 7, entente.Week), true
	case "weekend":
		return days(monday(anchor).AddDate(0, 0, 5+7*shift), 2, entente.Day), true
	case "month":
		return month(m, mean, shift, anchor, forward), true
	case "year":
		y := anchor.Year() + shift
		if given, ok := m.slots["year"]; ok {
			y = given
		}
		return partOfYear(y, mean.Part), true
	case "weekday":
		return days(weekday(m.slots["weekday"], shift, anchor, forward), 1, entente.Day), true
	case "night":
		first := weekday(m.slots["weekday"], 0, anchor, forward)
		return days(first, 2, entente.Day), true
	case "date":
		start, ok := calendar(m, "day", "month", anchor, forward)
		return days(start, 1, entente.Day), ok
	case "range":
		return between(m, anchor, forward)
	}
	return entente.Date{}, false
}

func days(start time.Time, n int, grain entente.Grain) entente.Date {
	return entente.Date{Start: start, End: start.AddDate(0, 0, n-1), Grain: grain}
}

// away is n units away: a day, the seven days around a week, a calendar month or year.
func away(unit, n int, anchor time.Time) entente.Date {
	switch units[unit] {
	case "week":
		return days(anchor.AddDate(0, 0, 7*n-3), 7, entente.Week)
	case "month":
		first := day(anchor.Year(), int(anchor.Month()), 1).AddDate(0, n, 0)
		return entente.Date{Start: first, End: first.AddDate(0, 1, -1), Grain: entente.Month}
	case "year":
		return partOfYear(anchor.Year()+n, "")
	case "hour":
		return days(anchor.AddDate(0, 0, n/24), 1, entente.Day)
	}
	return days(anchor.AddDate(0, 0, n), 1, entente.Day)
}

func monday(t time.Time) time.Time { return t.AddDate(0, 0, -(int(t.Weekday())+6)%7) }

// weekday is the nearest such day: today or before, or today or after when the act is to come; -1 and +1 never mean today.
func weekday(name, shift int, anchor time.Time, forward bool) time.Time {
	ahead := (name - 1 - (int(anchor.Weekday())+6)%7 + 7) % 7 // 0 is today
	switch {
	case shift < 0 && ahead == 0:
		return anchor.AddDate(0, 0, -7)
	case shift > 0 && ahead == 0:
		return anchor.AddDate(0, 0, 7*shift)
	case shift > 0:
		return anchor.AddDate(0, 0, ahead+7*(shift-1))
	case shift == 0 && (forward || ahead == 0):
		return anchor.AddDate(0, 0, ahead)
	}
	return anchor.AddDate(0, 0, ahead-7)
}

// month is a calendar month, named or counted, or a third of it.
func month(m moment, mean lang.DateMeaning, shift int, anchor time.Time, forward bool) entente.Date {
	name, named := m.slots["month"]
	if !named {
		name, named = m.slots["midmonth"]
	}
	first := day(anchor.Year(), int(anchor.Month()), 1).AddDate(0, shift, 0)
	if named {
		year, ok := m.slots["year"]
		if !ok {
			year = nearestYear(anchor, name, 1, forward)
		}
		first = day(year, name, 1)
	}
	last := first.AddDate(0, 1, -1)
	switch mean.Part {
	case "early":
		last = first.AddDate(0, 0, 9)
	case "mid":
		first, last = first.AddDate(0, 0, 10), first.AddDate(0, 0, 19)
	case "late":
		first = first.AddDate(0, 0, 20)
	}
	return entente.Date{Start: first, End: last, Grain: entente.Month}
}

// partOfYear is a year, or its first or last three months.
func partOfYear(y int, part string) entente.Date {
	first, last := 1, 12
	switch part {
	case "early":
		last = 3
	case "late":
		first = 10
	}
	return entente.Date{Start: day(y, first, 1), End: day(y, last+1, 0), Grain: entente.Year}
}

// nearestYear is the year of a date given without one: the last time it came round, or the next time when the act is to come. Up
// to a week ahead counts as this year, for announcements told in the present.
func nearestYear(anchor time.Time, month, dayOf int, forward bool) int {
	y := anchor.Year()
	date := day(y, month, dayOf)
	switch {
	case forward && date.AddDate(0, 1, 0).Before(anchor):
		return y + 1
	case !forward && date.After(anchor.AddDate(0, 0, 7)):
		return y - 1
	}
	return y
}

// calendar is a day of a month; false when the month has no such day.
func calendar(m moment, dayKey, monthKey string, anchor time.Time, forward bool) (time.Time, bool) {
	if !m.day.IsZero() {
		return m.day, true
	}
	name, named := m.slots[monthKey]
	if !named {
		name = int(anchor.Month())
		if d := m.slots[dayKey]; !forward && d > anchor.Day() { // "mercredi 31", told on the 2nd
			name = int(anchor.AddDate(0, 0, -anchor.Day()).Month())
		}
	}
	year, ok := m.slots["year"]
	if !ok {
		year = nearestYear(anchor, name, m.slots[dayKey], forward)
	}
	date := day(year, name, m.slots[dayKey])
	return date, int(date.Month()) == name
}

// between is "du 3 au 5 janvier", "30 mars - 2 avril".
func between(m moment, anchor time.Time, forward bool) (entente.Date, bool) {
	endMonth := "month"
	if _, ok := m.slots["month2"]; ok {
		endMonth = "month2"
	}
	start, ok1 := calendar(m, "day", "month", anchor, forward)
	end, ok2 := calendar(m, "day2", endMonth, anchor, forward)
	if end.Before(start) {
		start = start.AddDate(-1, 0, 0)
	}
	return entente.Date{Start: start, End: end, Grain: entente.Day}, ok1 && ok2
}

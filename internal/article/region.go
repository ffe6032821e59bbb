package article

import (
	"regexp"
	"strings"

	"regesta/internal/caldate"
	"regesta/internal/span"
)

// regions divides text into units that are read on their own. A block is a
// stretch between blank lines, or one line where the text has none or where
// its lines are no wrapped prose. What a block is shows in its length, its end
// and its neighbours; no rule looks at more than one block to either side.
func regions(text string, titled bool) []Region {
	bs := blocks(text)
	var out []Region
	for i, b := range bs {
		s := b.Cut(text)
		kind := Paragraph
		switch {
		case isByline(s) && (i > 0 && i <= 2 || i == len(bs)-1 || i > 0 && isCreditLine(s)):
			kind = Byline
		case creditAt(s) >= 0 || captionMark.MatchString(s):
			kind = Caption
		case i == 0 && len(bs) > 1 && (titled || isHeading(s, 30)):
			kind = Headline
		case i > 0 && i < len(bs)-1 && isHeading(s, 9) && len(bs[i+1].Cut(text)) > 2*len(s):
			kind = Subhead
		}
		switch {
		case kind == Caption && creditAt(s) > 0:
			c := b.Start + int32(creditAt(s))
			out = append(out, Region{span.Span{Start: b.Start, End: c}.Trim(text), Caption},
				Region{span.Span{Start: c, End: b.End}, Credit})
		case kind == Paragraph && datelineEnd(s) > 0:
			c := b.Start + int32(datelineEnd(s))
			out = append(out, Region{span.Span{Start: b.Start, End: c}.Trim(text), Dateline})
			if rest := (span.Span{Start: c, End: b.End}).Trim(text); !rest.Empty() {
				out = append(out, Region{rest, Paragraph})
			}
		default:
			out = append(out, Region{b, kind})
		}
	}
	return out
}

// blocks finds the stretches of text between blank lines; a block whose lines
// are not wrapped prose is divided at its line ends.
func blocks(text string) []span.Span {
	var out []span.Span
	var lines []span.Span // of the block at hand
	flush := func() {
		if len(lines) > 1 && wrapped(lines, text) {
			out = append(out, span.Span{Start: lines[0].Start, End: lines[len(lines)-1].End})
		} else {
			out = append(out, lines...)
		}
		lines = lines[:0]
	}
	for start := 0; start <= len(text); {
		end := strings.IndexByte(text[start:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += start
		}
		line := span.Span{Start: int32(start), End: int32(end)}.Trim(text)
		if line.Empty() {
			flush()
		} else {
			lines = append(lines, line)
		}
		start = end + 1
	}
	flush()
	return out
}

// wrapped reports whether lines are one paragraph broken at a fixed width: all
// but the last are of similar, moderate length, and most of them break off in
// mid-sentence.
func wrapped(lines []span.Span, text string) bool {
	long, open := 0, 0
	for i, l := range lines {
		long = max(long, l.Len())
		if next := i + 1; next < len(lines) && !endsSentence(l.Cut(text)) {
			open++
		}
	}
	if long > 120 || long < 30 || 2*open < len(lines)-1 || open == 0 {
		return false
	}
	for _, l := range lines[:len(lines)-1] {
		if 2*l.Len() < long {
			return false
		}
	}
	return true
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, `"'”’)]»`)
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "…")
}

// isHeading reports whether s looks like a line set above others: short, with
// no full stop at its end, starting with a capital, a digit or a quotation mark.
func isHeading(s string, maxWords int) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > maxWords || len(s) > 240 || strings.HasSuffix(s, ":") || strings.HasSuffix(s, ",") || strings.HasSuffix(s, ";") {
		return false
	}
	if t := strings.TrimRight(s, `"'”’)]»`); strings.HasSuffix(t, ".") && !strings.HasSuffix(t, "U.S.") && !strings.HasSuffix(t, "U.N.") {
		return false
	}
	return true
}

var (
	byline      = regexp.MustCompile(`^(?:By|BY) (\p{Lu}[^.!?]{1,80})$`)
	creditLine  = regexp.MustCompile(`^\(?(?:Additional |Further )?(?:[Rr]eporting|[Ee]diting|[Ww]riting|[Cc]ompiled)(?: and (?:editing|writing))? by \p{Lu}`)
	photoCredit = regexp.MustCompile(`[\[(](?:(?:File )?[Pp]hoto(?:graph|s)?(?: by| courtesy| credit)?|PHOTO|Image|Picture|AP Photo|Reuters|REUTERS|AFP|Source)\b[^\])]{0,80}[\])]\s*$|\b(?:Photo(?:graph)?|Photo credit|Image|Credit|Picture): [^.]{2,60}$`)
	captionMark = regexp.MustCompile(`(?i)^(?:file(?: -|:| photo)|in this (?:file )?(?:photo|picture|image|handout)|caption:)|\((?:R|L|C|2nd-[RL]|second from (?:left|right)|file photo|[Pp]ictured)\)[^.]*$`)
	monthName   = `(?i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[A-Za-z]*\.?`
	dateline    = regexp.MustCompile(`^(\p{Lu}[\p{Lu}.'’ -]{2,40})((?:, ?\p{L}[\p{L}. ]{1,30}?)?)((?:, ?(?:` + monthName + ` \d{1,2}|\d{1,2} ` + monthName + `)(?:,? ?\d{4})?)?)( ?\((?:\p{Lu}[\p{L}. /&-]{1,30})\))?( ?(?:—|–|--|-) ?)`)
	datelineDay = regexp.MustCompile(`\b(?:([A-Z][A-Za-z]{2})[A-Za-z]*\.? (\d{1,2}), ?|(\d{1,2}) ([A-Z][A-Za-z]{2})[A-Za-z]*\.?,? )(\d{4})\b`)
)

func isByline(s string) bool {
	return len(strings.Fields(s)) <= 12 && byline.MatchString(s) || isCreditLine(s)
}

func isCreditLine(s string) bool { return len(s) < 300 && creditLine.MatchString(s) }

// creditAt is where the photo credit that ends caption s begins, or -1.
func creditAt(s string) int {
	if m := photoCredit.FindStringIndex(s); m != nil && len(s) < 600 {
		return m[0]
	}
	return -1
}

// datelineEnd is the length of the dateline at the head of paragraph s, 0 if
// there is none. A city in capitals alone is one only if an agency in brackets
// or a spaced dash follows.
func datelineEnd(s string) int {
	m := dateline.FindStringSubmatchIndex(s)
	if m == nil || m[1] >= len(s) {
		return 0
	}
	dash := s[m[10]:m[11]]
	if m[8] < 0 && (!strings.HasPrefix(dash, " ") && !strings.HasPrefix(dash, "—") && !strings.HasPrefix(dash, "–") || strings.TrimSpace(dash) == "-" && dash != " - ") {
		return 0
	}
	return m[1]
}

// readDateline takes the publication date from the first dateline with a year.
func (a *Article) readDateline() {
	for _, r := range a.Regions {
		if r.Kind != Dateline || !a.Published.IsZero() {
			continue
		}
		if m := datelineDay.FindStringSubmatch(r.Cut(a.Text)); m != nil {
			month := strings.Index("JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC", strings.ToUpper(m[1]+m[4]))/3 + 1
			day := m[2] + m[3]
			if len(day) == 1 {
				day = "0" + day
			}
			if d, err := caldate.Parse(m[5] + "-" + pad(month) + "-" + day); err == nil {
				a.Published = d
			}
		}
	}
}

func pad(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }

var outlet = regexp.MustCompile(`\b(?:TV|News|Agency|Press|Times|Post|Today|Online|Radio|Service|Network|Media|Daily|Herald|Tribune|Gazette|Telegraph|Broadcasting|Wire|AFP|AP|Reuters|Xinhua|TASS|IRNA|SANA|BBC|CNN|[A-Z]{3,6})$`)

// readByline keeps the byline, and reads the publisher off one that names an
// outlet instead of a person.
func (a *Article) readByline() {
	for _, r := range a.Regions {
		if r.Kind != Byline {
			continue
		}
		s := r.Cut(a.Text)
		if a.Byline == "" {
			a.Byline = s
		}
		if m := byline.FindStringSubmatch(s); m != nil && a.Publisher == "" && outlet.MatchString(m[1]) {
			a.Publisher = m[1]
		}
	}
}

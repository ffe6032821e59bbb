package ner

import "regesta/internal/doc"

// A label says what part of a name a token is, in the BILOU scheme (Ratinov and
// Roth 2009): label 0 is outside; 1+4k … 4+4k are the beginning, inside, last
// and only token of a name of class k.
type label = uint8

const outside label = 0

// Class is the class of a name as the tagger learns it.
type Class uint8

const (
	ClassPerson Class = iota
	ClassOrganization
	ClassGroup
	ClassCountry
	ClassIGO
	ClassPlace
	ClassOther
	ClassAdjective // a country's adjective or demonym
	numClasses
)

const numLabels = 1 + 4*int(numClasses)

func begin(c Class) label  { return label(1 + 4*c) }
func inside(c Class) label { return label(2 + 4*c) }
func last(c Class) label   { return label(3 + 4*c) }
func unit(c Class) label   { return label(4 + 4*c) }

// classTypes maps classes to the types of mentions.
var classTypes = [numClasses]doc.EntityType{
	doc.Person, doc.Organization, doc.Group, doc.Country, doc.IGO, doc.Place, doc.Other, doc.Country,
}

// Classes is a set of classes.
type Classes uint16

// Of is the set of the given classes.
func Of(cs ...Class) Classes {
	var s Classes
	for _, c := range cs {
		s |= 1 << c
	}
	return s
}

// A labelSet is a set of labels.
type labelSet uint64

// spanLabels are the labels that token i of an n-token name may carry if the
// name belongs to one of the classes.
func spanLabels(cs Classes, i, n int) labelSet {
	var s labelSet
	for c := range numClasses {
		if cs&(1<<c) == 0 {
			continue
		}
		switch {
		case n == 1:
			s |= 1 << unit(c)
		case i == 0:
			s |= 1 << begin(c)
		case i == n-1:
			s |= 1 << last(c)
		default:
			s |= 1 << inside(c)
		}
	}
	return s
}

// closers are the labels after which no name is open, and which may therefore
// end a sentence or precede a new name.
var closers = func() []label {
	ls := []label{outside}
	for c := range numClasses {
		ls = append(ls, last(c), unit(c))
	}
	return ls
}()

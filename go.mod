module regesta

go 1.26

"""Qt's translation files: Chinese is the source text, `*_en.ts` holds English, `*_en.qm` is loaded."""

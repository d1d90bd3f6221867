"""Writes CaseTable.g.cs: simple lower-case mappings and letter case, by code point.

Mappings of characters assigned after Unicode 13.0 are left out, so that the table equals Character.toLowerCase of
Java 17 (Unicode 13.0), which judges it.
"""

import ucd

JAVA_17 = (13, 0)


def main():
    data, age = ucd.characters(), ucd.ages()
    deltas, lower = [0], [0] * ucd.LIMIT
    for c, fields in data.items():
        if fields[13] and age[c] <= JAVA_17:
            delta = int(fields[13], 16) - c
            if delta not in deltas:
                deltas.append(delta)
            lower[c] = deltas.index(delta)
    assert len(deltas) < 256
    upper_case = ucd.code_points("DerivedCoreProperties.txt", "Uppercase")
    lower_case = ucd.code_points("DerivedCoreProperties.txt", "Lowercase")
    title_case = {c for c, fields in data.items() if fields[2] == "Lt"}
    case = [0] * ucd.LIMIT
    for c in lower_case:
        case[c] = 1
    for c in upper_case | title_case:
        case[c] = 2
    parts = []
    stage1, stage2 = ucd.two_stage(lower)
    assert max(stage1) < 256
    parts.append(ucd.array("LowerBlocks", "byte", stage1, "Block of a code point's high bits, for the lower-case mapping."))
    parts.append(ucd.array("LowerIndexes", "byte", stage2, "Index into <see cref=\"LowerDeltas\"/>, 128 a block."))
    parts.append(ucd.array("LowerDeltas", "int", deltas, "What to add to a code point for its lower case."))
    stage1, stage2 = ucd.two_stage(case)
    assert max(stage1) < 256
    parts.append(ucd.array("CaseBlocks", "byte", stage1, "Block of a code point's high bits, for its case."))
    parts.append(ucd.array("Cases", "byte", stage2, "0 without case, 1 lower, 2 upper or title; 128 a block."))
    ucd.write(ucd.out_path("CaseTable.g.cs"), "Search.Analysis.Unicode", "CaseTable",
              "Case of characters.", parts, "generate_case_tables.py")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Fairway authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the compact tables under data/ from the public extracts that data/PROVENANCE.md names.

usage: make-tables.py EXTRACTS_FOLDER

Run by hand when an extract changes; the build only reads what it wrote. Numbers are copied unchanged but
for what PROVENANCE.md calls ours: the "other" group and the nation's sums.
"""

import csv
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "data"

BRACKETS = ("b0_10k b10_15k b15_20k b20_25k b25_30k b30_35k b35_40k b40_45k b45_50k b50_60k b60_75k b75_100k "
            "b100_125k b125_150k b150_200k b200k_plus").split()

STATES = dict(line.split("=") for line in (
    "AL=Alabama AK=Alaska AZ=Arizona AR=Arkansas CA=California CO=Colorado CT=Connecticut DE=Delaware "
    "DC=District_of_Columbia FL=Florida GA=Georgia HI=Hawaii ID=Idaho IL=Illinois IN=Indiana IA=Iowa KS=Kansas "
    "KY=Kentucky LA=Louisiana ME=Maine MD=Maryland MA=Massachusetts MI=Michigan MN=Minnesota MS=Mississippi "
    "MO=Missouri MT=Montana NE=Nebraska NV=Nevada NH=New_Hampshire NJ=New_Jersey NM=New_Mexico NY=New_York "
    "NC=North_Carolina ND=North_Dakota OH=Ohio OK=Oklahoma OR=Oregon PA=Pennsylvania PR=Puerto_Rico "
    "RI=Rhode_Island SC=South_Carolina SD=South_Dakota TN=Tennessee TX=Texas UT=Utah VT=Vermont VA=Virginia "
    "WA=Washington WV=West_Virginia WI=Wisconsin WY=Wyoming").replace("_", "\0").split())
STATES = {abbreviation: name.replace("\0", " ") for abbreviation, name in STATES.items()}

# Same place, new code: what later tables call it.
RENAMED = {"02270": "02158", "46113": "46102"}

# The extract has plain letters only; these are the names as the places write them.
SPELLING = {plain: name for plain, name in (pair.split("=") for pair in (
    "Dona Ana=Doña Ana;Anasco=Añasco;Bayamon=Bayamón;Canovanas=Canóvanas;Catano=Cataño;Comerio=Comerío;"
    "Guanica=Guánica;Juana Diaz=Juana Díaz;Las Marias=Las Marías;Loiza=Loíza;Manati=Manatí;Mayaguez=Mayagüez;"
    "Penuelas=Peñuelas;Rincon=Rincón;Rio Grande=Río Grande;San German=San Germán;San Sebastian=San Sebastián"
).split(";"))}

KINDS = ("", " County", " Parish", " Borough", " Municipality", " Municipio", " city", " City and Borough",
         " Census Area")

PUERTO_RICO = "72"

GROUPS = ("white_non_hispanic", "hispanic", "black_alone", "asian_alone")


def rows(folder, name):
    with open(folder / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write(name, header, lines):
    with open(OUT / name, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(lines)


def spelled(row):
    base, _, kind = row["county"].rpartition(" ")
    accented = row["state"] == "Puerto Rico" or base == "Dona Ana"
    return f"{SPELLING.get(base, base)} {kind}" if accented else row["county"]


def by_fips(table):
    return {row["fips"]: row for row in table}


def counties(folder):
    income = rows(folder, "county_income_2006_2010.csv")
    margins = by_fips(rows(folder, "county_income_2006_2010_moe.csv"))
    profile = by_fips(rows(folder, "county_profile_acs5_2019.csv"))
    jobless = by_fips(rows(folder, "laus_all_counties_2017.csv"))
    columns = ("pop_2019 households_2019 mean_household_income_2019 median_household_income_2019 "
               "white_not_hispanic_2019 black_2019 asian_2019 hispanic_2019").split()
    lines = []

    for row in sorted(income, key=lambda r: r["fips"]):
        fips = row["fips"]
        later = RENAMED.get(fips, fips)
        then = profile.get(later, {})
        lines.append([fips, spelled(row), row["state"]]
                     + [row[b] for b in BRACKETS]
                     + [margins[fips]["moe_" + b] for b in BRACKETS]
                     + [row["mean_income"], row["median_income"], row["gini"]]
                     + [then.get(c, "") for c in columns]
                     + [jobless.get(later, {}).get("unemployment_rate_pct", "")])

    write("counties.csv",
          ["fips", "county", "state"] + BRACKETS + ["moe_" + b for b in BRACKETS]
          + ["mean_2010", "median_2010", "gini"]
          + ["population_2019", "households_2019", "mean_2019", "median_2019", "white_pct", "black_pct", "asian_pct",
             "hispanic_pct", "unemployment_2017_pct"], lines)
    return income


def cities(income):
    known = {(row["state"], spelled(row)): row["fips"] for row in income}
    lines = []

    for line in (HERE / "cities.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        place, names = line.split(": ")
        city, state = place.rsplit(", ", 1)
        codes = []
        for name in names.split("; "):
            found = [known[key] for key in ((STATES[state], name + kind) for kind in KINDS) if key in known]
            if len(found) != 1:
                raise SystemExit(f"{line}: “{name}” names {len(found)} counties")
            codes += found
        lines.append([city, " ".join(codes)])

    write("cities.csv", ["city", "fips"], lines)


def state_incomes(folder):
    """Household brackets by group of householder; "other" is what the four named groups leave of the state's
    total, never under 0; state 00 is the nation without Puerto Rico, the sum of the states that have the group."""
    total = {(r["year"], r["state_fips"]): r for r in rows(folder, "state_income_acs1_2006_2017.csv")}
    group = {(r["year"], r["state_fips"], r["race"]): r for r in rows(folder, "state_income_by_race_acs1.csv")}
    lines = []

    for year in ("2010", "2017"):
        states = sorted(s for y, s in total if y == year)
        nation = {}
        for state in states:
            found = {g: group.get((year, state, g)) for g in GROUPS}
            counts = {g: [int(r[b]) for b in BRACKETS] for g, r in found.items() if r}
            if len(counts) == len(GROUPS):
                everybody = [int(total[year, state][b]) for b in BRACKETS]
                counts["other"] = [max(0, n - sum(c[i] for c in counts.values())) for i, n in enumerate(everybody)]
            for name, values in counts.items():
                lines.append([year, state, name] + values)
                if state == PUERTO_RICO:
                    continue
                nation[name] = [a + b for a, b in zip(nation.get(name, [0] * len(BRACKETS)), values)]
        for name, values in nation.items():
            lines.append([year, "00", name] + values)

    write("state_incomes.csv", ["year", "state", "group"] + BRACKETS, lines)


def state_unemployment(folder):
    lines = [[r["year"], r["state_fips"], r["race"], r["unemployment_rate_pct"]]
             for r in rows(folder, "state_unemployment_by_race_acs1.csv")
             if r["year"] in ("2010", "2018") and r["race"] in GROUPS]
    write("state_unemployment.csv", ["year", "state", "group", "rate_pct"], lines)


def prices(folder):
    write("cpi.csv", ["year", "index"],
          [[r["year"], r["value"]] for r in rows(folder, "cpi_u_annual_2005_2025.csv")])


OEWS = "BLS OEWS state files, M2021 and M2024"
TECH = (("swdev", "15-1252 Software developers", ("2021", "2024")),
        ("compmath", "15-0000 Computer and mathematical", ("2024",)))
PARTS = (("emp", "employment", "jobs"), ("annual_median", "annual_median_wage_usd", "USD"))

# Estimates of the trials that program_outcomes.csv has no row for: study, place, year after assignment, effect.
QUEST = (-1801, -2369, 1881, 3925, 3980, 4691, 2176, 2952, 5239)
QUEST_SOURCE = "Roder and Elliott, Nine Year Gains: Project QUEST's Continuing Impact (Economic Mobility Corporation, 2019)"
ADVANCE_SOURCE = "https://policyimpacts.org/policy-impacts-library/work-advance/"
SCHOLAS_SOURCE = "MDRC, WorkAdvance evaluation reports (Hendra and others, 2016; Schaberg, 2017)"


def facts(folder):
    lines = []
    for r in rows(folder, "metro_wages_from_pages.csv"):
        lines.append(["wage", r["occupation"], r["area"], r["reference_period"], r["measure"], r["value"],
                      "", r["source_url"], ""])
    for r in rows(folder, "oews_state_tech_2021_2024.csv"):
        for prefix, occupation, years in TECH:
            for year in years:
                for part, measure, unit in PARTS:
                    value = r[f"{prefix}_{part}_{year}"]
                    if value:
                        lines.append(["wage", occupation, r["state"], f"{year}-05", measure, value, unit, OEWS, ""])
    for r in rows(folder, "occupation_projections_2020_2030.csv"):
        for column, measure in (("base_2020", "employment 2020"), ("projected_2030", "employment 2030"),
                                ("avg_annual_openings", "average annual openings")):
            lines.append(["projection", r["occupation"], r["area"], "2020-2030", measure, r[column], "jobs",
                          r["source_url"], ""])
    for r in rows(folder, "program_outcomes.csv"):
        trial = r["design"] == "randomized trial" and "impact" in r["metric"]
        lines.append(["trial" if trial else "program", r["program"], r["place"], r["period"], r["metric"], r["value"],
                      r["unit"], r["source_url"], r["note"]])
    for year, value in ((2, 3700), (3, 4829)):
        lines.append(["trial", "Per Scholas (WorkAdvance)", "New York (Bronx)", f"year {year}",
                      "annual earnings: impact", value, "USD", SCHOLAS_SOURCE, ""])
    lines.append(["trial", "Per Scholas (WorkAdvance)", "New York (Bronx)", "years 5-7", "annual earnings: impact",
                  5200, "USD", SCHOLAS_SOURCE, ""])
    for year, value in ((2, 1945), (3, 1865)):
        lines.append(["trial", "WorkAdvance demonstration", "4 sites", f"year {year}", "annual earnings: impact", value,
                      "USD", ADVANCE_SOURCE, "pooled over the four providers"])
    for year, value in enumerate(QUEST, start=1):
        lines.append(["trial", "Project QUEST", "San Antonio", f"year {year}", "annual earnings: impact", value, "USD",
                      QUEST_SOURCE, "cost 10,501-14,400 USD a person"])
    write("facts.csv", ["topic", "subject", "place", "period", "measure", "value", "unit", "source", "note"], lines)


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    folder = Path(sys.argv[1])
    income = counties(folder)
    cities(income)
    state_incomes(folder)
    state_unemployment(folder)
    prices(folder)
    facts(folder)


main()

package io.rollcall.app.demo;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who is there before anything happens.
record Opening(Scene scene) implements Chapter {
  @Override
  public String heading() {
    return "A company and its two apps";
  }

  @Override
  public void play() {
    Voice voice = scene.voice();
    Stage stage = scene.stage();
    voice.fact(
        "company",
        "%s   %d people in the group %s, and a group for each of %d departments"
            .formatted(
                scene.company().url(),
                scene.company().people().size(),
                Company.STAFF,
                scene.company().departments().size()));
    voice.fact(
        "apps",
        stage.url()
            + "   a directory service with an organization that answers as Miro does, and one that"
            + " answers as Atlassian does, on a platform of its own");
    voice.fact("Rollcall", stage.config() + "   says where they are");
  }

  @Override
  public void judge(Claims claims) {
    List<Employee> people = scene.company().people();
    Map<String, Set<String>> groups = scene.company().groups();
    claims.that(
        people.size() == Staff.at(Company.DOMAIN).size()
            && people.stream()
                .allMatch(person ->
                    groups.getOrDefault(person.department(), Set.of()).contains(person.uid()))
            && scene.company().departments().stream()
                    .mapToInt(department -> groups.getOrDefault(department, Set.of()).size())
                    .sum()
                == people.size(),
        "LDAP: %d people, each in the group of their department.".formatted(people.size()));
    claims.that(
        scene.stage().apps().stream()
            .allMatch(app -> app.users().all().isEmpty() && app.members().isEmpty()),
        "Miro, Atlassian: nobody is there yet.");
  }
}

package io.rollcall.platform;

import static io.rollcall.platform.World.done;
import static io.rollcall.platform.World.refused;
import static io.rollcall.platform.World.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Claims of domains and their proof.
abstract class DomainActs {
  private static final Caller OPERATOR = new Caller.Operator();
  private static final DomainCheck NEVER =
      challenge -> {
        throw new AssertionError("Nobody may look at " + challenge.domain());
      };

  private World world;
  private Organization acme;
  private Organization other;
  private Caller acmesKey;
  private Caller othersKey;

  @BeforeEach
  void begin(World fresh) {
    world = fresh;
    acme = world.organization("Acme");
    other = world.organization("Other");
    acmesKey = key(acme);
    othersKey = key(other);
  }

  private Caller key(Organization organization) {
    String secret = done(world.platform.keys().create(organization.id(), "script")).secret();
    return world.platform.tokens().authenticate(secret).orElseThrow();
  }

  private Domains domains() {
    return world.platform.domains();
  }

  @Test
  void aKeyAsksForADomainAndProvesIt() {
    Domain asked = done(domains().claim(acmesKey, acme.id(), "Acme.Example."));
    DomainChallenge challenge = asked.challenge().orElseThrow();

    assertThat(asked.name()).isEqualTo("acme.example");
    assertThat(challenge.dnsName()).isEqualTo("_rollcall.acme.example");
    assertThat(challenge.text()).matches("rollcall-domain=[A-Za-z0-9_-]{40,}");
    assertThat(challenge.fileUrl())
        .isEqualTo("https://acme.example/.well-known/rollcall-domain.txt");
    assertThat(done(domains().claim(acmesKey, acme.id(), "acme.example"))).isEqualTo(asked);
    assertThat(world.platform.organizations().withId(acme.id()).orElseThrow().domains()).isEmpty();

    assertThat(
            rule(
                domains()
                    .prove(
                        acmesKey,
                        acme.id(),
                        "acme.example",
                        _ -> new DomainCheck.Finding.NotShown("There is no such record."))))
        .isEqualTo("domainNotProven");
    List<DomainChallenge> looked = new ArrayList<>();
    Domain proved =
        done(
            domains()
                .prove(
                    acmesKey,
                    acme.id(),
                    "ACME.example",
                    shown -> {
                      looked.add(shown);
                      return new DomainCheck.Finding.Shown("the TXT record");
                    }));

    assertThat(looked).containsExactly(challenge);
    assertThat(proved.isVerified()).isTrue();
    assertThat(domains().list(acme.id())).containsExactly(proved);
    assertThat(done(domains().prove(acmesKey, acme.id(), "acme.example", NEVER))).isEqualTo(proved);
  }

  @Test
  void theOperatorsWordIsEnough() {
    done(domains().claim(acmesKey, acme.id(), "acme.example"));
    Domain verified = done(domains().claim(OPERATOR, acme.id(), "acme.example"));

    assertThat(domains().list(acme.id())).containsExactly(verified);
    assertThat(refused(domains().claim(OPERATOR, other.id(), "acme.example")).detail())
        .contains("verified by the organization Acme");
    assertThat(done(domains().claim(OPERATOR, other.id(), "gmail.com")).isVerified()).isTrue();
  }

  @Test
  void aKeyHearsOneAnswerForDomainsOfOthersAndOfEverybody() {
    done(domains().claim(OPERATOR, other.id(), "x.example"));

    List<String> details =
        List.of("x.example", "gmail.com", "co.uk", "github.io", "com.br").stream()
            .map(domain ->
                refused(domains().claim(acmesKey, acme.id(), domain))
                    .detail()
                    .replace(domain, "DOMAIN"))
            .distinct()
            .toList();

    assertThat(details).hasSize(1);
    assertThat(details.getFirst()).doesNotContain("Other");
    assertThat(domains().list(acme.id())).isEmpty();
  }

  @Test
  void whoeverProvesFirstHasTheDomain() {
    done(domains().claim(acmesKey, acme.id(), "x.example"));
    done(domains().claim(othersKey, other.id(), "x.example"));
    DomainCheck shown = _ -> new DomainCheck.Finding.Shown("the file");

    done(domains().prove(othersKey, other.id(), "x.example", shown));

    assertThat(rule(domains().prove(acmesKey, acme.id(), "x.example", shown)))
        .isEqualTo("domainNotClaimable");
    assertThat(domains().get(acme.id(), "x.example").orElseThrow().isVerified()).isFalse();
  }

  @Test
  void aRequestThatWasGivenUpMeanwhileProvesNothing() {
    done(domains().claim(acmesKey, acme.id(), "x.example"));
    Outcome<Domain> proved =
        domains()
            .prove(
                acmesKey,
                acme.id(),
                "x.example",
                _ -> {
                  done(domains().release(acmesKey, acme.id(), "x.example"));
                  done(domains().claim(acmesKey, acme.id(), "x.example"));
                  return new DomainCheck.Finding.Shown("the TXT record");
                });

    assertThat(refused(proved)).isInstanceOf(Refusal.Unknown.class);
    assertThat(domains().get(acme.id(), "x.example").orElseThrow().isVerified()).isFalse();
  }

  @Test
  void aReleasedDomainIsFreeAndItsAccountsStay() {
    done(domains().claim(OPERATOR, acme.id(), "acme.example"));
    Caller.OfDirectory directory = world.directory(acme);
    String id = done(world.create(directory, "ann@acme.example")).id();

    done(domains().release(acmesKey, acme.id(), "acme.example"));

    assertThat(domains().list(acme.id())).isEmpty();
    assertThat(world.find(directory, "userName eq \"ann@acme.example\""))
        .extracting(User::id)
        .containsExactly(id);
    assertThat(done(domains().claim(OPERATOR, other.id(), "acme.example")).isVerified()).isTrue();
  }

  @Test
  void toAKeyTheDomainsOfOthersDoNotExist() {
    done(domains().claim(OPERATOR, other.id(), "x.example"));

    for (Outcome<Domain> foreign :
        List.of(
            domains().claim(acmesKey, other.id(), "y.example"),
            domains().release(acmesKey, other.id(), "x.example"),
            domains().release(acmesKey, acme.id(), "x.example"),
            domains().prove(acmesKey, other.id(), "x.example", NEVER))) {
      assertThat(refused(foreign)).isInstanceOf(Refusal.Unknown.class);
    }
    assertThat(domains().get(other.id(), "x.example")).isPresent();
  }

  @Test
  void whatIsNoDomainIsNotClaimed() {
    for (String wrong : List.of("acme", "ann@acme.example", "a b.example", ".", "")) {
      assertThat(refused(domains().claim(acmesKey, acme.id(), wrong)))
          .isInstanceOf(Refusal.Invalid.class);
    }
  }

  @Test
  void requestsAreBounded() {
    for (int i = 0; i < 50; i++) {
      done(domains().claim(acmesKey, acme.id(), "d" + i + ".example"));
    }
    assertThat(rule(domains().claim(acmesKey, acme.id(), "one-more.example")))
        .isEqualTo("tooManyRequests");
    assertThat(done(domains().claim(acmesKey, acme.id(), "d7.example")).isVerified()).isFalse();
  }
}

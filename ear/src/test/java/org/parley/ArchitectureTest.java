package org.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.parley.consent.Gatekeeper;
import org.parley.consent.Processes;
import org.parley.privacy.HoldsPersonalData;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchitectureTest {
    /** Each with its reason. */
    private static final java.util.Set<String> ASKS_THE_GATE_ITSELF = java.util.Set.of(
        "org.parley.consent.QueuedUse",          // is the question, for work from a queue
        "org.parley.consent.LedgerTail",         // hears decisions, uses none
        "org.parley.account.VerificationLetter", // part of sign-up and verification, which are gated
        "org.parley.account.CurrentPerson",      // asks whether there still is somebody
        "org.parley.chat.ChatLog",               // say() is gated, and asks again before it stores
        "org.parley.room.LiveRooms");            // asks the gate who has to leave
    private static final JavaClasses EJB = module("ejb"), MEDIA = module("media-integration"), WEB = module("web");

    private static JavaClasses module(String name) {
        var home = Path.of(System.getProperty("parley.home", ".."));
        return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPath(home.resolve(name + "/target/classes"));
    }

    @Test void the_domain_knows_no_pages_no_sockets_and_no_media_server() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("jakarta.faces..", "jakarta.websocket..", "jakarta.servlet..", "org.kurento..",
            "org.primefaces..", "org.omnifaces..").check(EJB);
    }

    @Test void media_knows_nothing_of_the_portal() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("jakarta.faces..", "jakarta.websocket..", "jakarta.servlet..").check(MEDIA);
        for (var one : WEB) noClasses().should().dependOnClassesThat().haveFullyQualifiedName(one.getName()).allowEmptyShould(true).check(MEDIA);
    }

    @Test void the_portal_knows_nothing_of_the_media_side() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("org.kurento..", "org.parley.media.engine..", "org.parley.media.kurento..").check(WEB);
        for (var one : MEDIA) noClasses().should().dependOnClassesThat().haveFullyQualifiedName(one.getName()).allowEmptyShould(true).check(WEB);
    }

    @Test void what_others_call_on_an_enterprise_bean_is_public() {
        for (var module : new JavaClasses[] {EJB, MEDIA, WEB}) for (var bean : module) {
            if (!bean.isAnnotatedWith(jakarta.ejb.Stateless.class) && !bean.isAnnotatedWith(jakarta.ejb.Singleton.class)) continue;
            for (var method : bean.getMethods()) {
                var modifiers = method.getModifiers();
                if (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.STATIC)) continue;
                assertThat(method.getCallsOfSelf().stream().map(call -> call.getOriginOwner()).filter(caller -> !caller.equals(bean) && !caller.getName().startsWith(bean.getName() + "$")))
                    .as("%s is no business method", method.getFullName()).isEmpty();
            }
        }
    }

    @Test void a_module_uses_what_is_public_in_another() {
        for (var unit : WEB.stream().flatMap(one -> one.getCodeUnits().stream()).toList()) assertThat(unit.getCallsFromSelf().stream()
            .filter(call -> EJB.contain(call.getTargetOwner().getName())).filter(call -> call.getTarget().resolveMember().filter(member -> !member.getModifiers().contains(JavaModifier.PUBLIC)).isPresent()).map(Object::toString))
            .as("%s: another class loader cannot", unit.getFullName()).isEmpty();
    }

    @Test @DisplayName("C2 a boundary that asks for a person by an argument has one")
    void whose_data_is_said() throws ClassNotFoundException {
        for (var bean : EJB) {
            if (!bean.isAnnotatedWith(jakarta.ejb.Stateless.class) && !bean.isAnnotatedWith(jakarta.ejb.Singleton.class)) continue;
            for (var method : Class.forName(bean.getName()).getDeclaredMethods()) {
                var said = method.isAnnotationPresent(Processes.class) ? method.getAnnotation(Processes.class) : method.getDeclaringClass().getAnnotation(Processes.class);
                if (said != null && said.of() == Processes.Whose.ARGUMENT && Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
                    assertThat(Gatekeeper.argument(method)).as("%s", method).isNotNegative();
            }
        }
    }

    @Test @DisplayName("C2 nothing reads or writes personal data but a boundary that says for what")
    void personal_data_is_behind_the_gate() {
        for (var module : new JavaClasses[] {EJB, MEDIA, WEB}) for (var unit : module.stream().flatMap(one -> one.getCodeUnits().stream()).toList())
            if (!isGated(unit)) assertThat(unit.getMethodCallsFromSelf().stream().filter(call -> call.getTargetOwner().isAnnotatedWith(HoldsPersonalData.class))
                .filter(call -> !call.getTargetOwner().equals(unit.getOwner()) && !call.getTargetOwner().isAnnotatedWith(Processes.class)).map(Object::toString)).as("%s does not say for what", unit.getFullName()).isEmpty();
    }

    /** The holders themselves, the gate's own package, and what decides nothing by itself: those who are asked by a gated boundary. */
    private static boolean isGated(JavaCodeUnit unit) {
        var owner = unit.getOwner();
        while (owner.getEnclosingClass().isPresent()) owner = owner.getEnclosingClass().get();
        return owner.isAnnotatedWith(HoldsPersonalData.class) || owner.isAnnotatedWith(Processes.class) || unit.isAnnotatedWith(Processes.class)
            || ASKS_THE_GATE_ITSELF.contains(owner.getName());
    }

    @Test @DisplayName("C2 a boundary that says for what also says whose")
    void gated_boundaries_name_their_person() {
        for (var one : EJB) if (one.isAnnotatedWith(Processes.class) || one.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Processes.class))) for (var method : one.reflect().getDeclaredMethods()) {
            var said = method.isAnnotationPresent(Processes.class) ? method.getAnnotation(Processes.class) : one.reflect().getAnnotation(Processes.class);
            if (said == null || said.of() != Processes.Whose.ARGUMENT || one.isAnnotatedWith(jakarta.interceptor.Interceptor.class)
                || !java.lang.reflect.Modifier.isPublic(method.getModifiers()) || method.isSynthetic()) continue;
            assertThat(Gatekeeper.argument(method)).as("%s", method).isNotNegative();
        }
    }

    @Test void no_package_is_named_for_nothing() {
        for (var module : new JavaClasses[] {EJB, MEDIA, WEB})
            noClasses().should().resideInAnyPackage("..util..", "..common..", "..helper..", "..impl..", "..dto..", "..dao..", "..service..", "..model..").check(module);
    }

    @Test void time_comes_from_the_injectable_clock() {
        for (var module : new JavaClasses[] {EJB, MEDIA, WEB})
            noClasses().that().haveSimpleNameNotEndingWith("InjectableClock").should().callMethod(Instant.class, "now")
                .orShould().callMethod(System.class, "currentTimeMillis").orShould().callMethod(Clock.class, "systemUTC").allowEmptyShould(true).check(module);
    }
}
